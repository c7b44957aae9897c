import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareContent, RECORDS } from '../../../../tests/fixtures/prepare.ts';
import { buildCatalogue } from '../../../catalogue/build.ts';
import { openCatalogue } from '../../../queries/database.ts';
import { allServerSlugs, type CatalogueServer, serverBySlug } from '../../../queries/servers.ts';
import { decide } from '../decide.ts';
import { policyFor } from '../policy-for.ts';
import type { EnforcementTarget } from '../target.ts';
import { PRESET_FILES } from '../testing/presets.ts';
import { readerOf } from '../testing/reader-of.ts';
import { TARGETS } from './index.ts';

const WHOLE = new URL('../../../../../shared/catalogue/catalogue.jsonl', import.meta.url).pathname;
/** One record in so many, the same ones in every run. */
const ONE_IN = 40;
const START = 7;

let folder = '';
let servers: readonly CatalogueServer[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-catalogue-'));
  prepareContent(join(folder, 'content'));
  const sources = [RECORDS, ...(await sampleOfTheWhole())];
  const database = join(folder, 'catalogue.db');
  await buildCatalogue({ content: join(folder, 'content'), sources, database });
  const db = openCatalogue(database);
  servers = allServerSlugs(db).flatMap((slug) => serverBySlug(db, slug) ?? []);
  db.close();
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function sampleOfTheWhole(): Promise<string[]> {
  if (!existsSync(WHOLE)) {
    console.warn('skipped: ../shared/catalogue is missing, so only the made-up servers are tried');
    return [];
  }
  const lines: string[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(WHOLE) })) {
    if (number % ONE_IN === START) lines.push(line);
    number += 1;
  }
  const file = join(folder, 'sample.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return [file];
}

describe.each(TARGETS.map((target) => [target.id, target] as const))('%s', (id, target) => {
  test.each(PRESET_FILES.map((preset) => [preset.id, preset] as const))(
    'does as it says for every server, %s',
    async (_preset, preset) => {
      const read = await readerOf(id);
      let rendered = 0;
      for (const server of servers) {
        const policy = policyFor(server, server.tools, preset);
        const result = target.render(policy);
        if (!result.ok) {
          expect(mayRefuse(target, server), `${server.slug}: ${result.problem.kind}`).toBe(true);
          continue;
        }
        rendered += 1;
        const reading = read(result.text, policy.servers);
        for (const tool of [...server.tools.map((tool) => tool.name), 'a_stranger']) {
          const as = policy.servers[0]?.as ?? '';
          const call = { server: as, tool, arguments: {}, at: 0 };
          const wanted = decide(result.effective, call, []).outcome;
          const outcome = reading(call, []);
          if (tool === 'a_stranger' && wanted === 'denied' && outcome === 'hidden') continue;
          expect([server.slug, tool, outcome]).toEqual([server.slug, tool, wanted]);
        }
      }
      if (target.can.unlisted.includes('deny') || preset.unlisted !== 'deny') {
        expect(rendered).toBeGreaterThan(servers.length / 3);
      }
    },
  );
});

/** Names that some target cannot write, nothing let through, or a default that it does not have. */
function mayRefuse(target: EnforcementTarget, server: CatalogueServer): boolean {
  const odd = server.tools.some((tool) => !/^[\w-]+$/.test(tool.name));
  const noDefault = !target.can.unlisted.includes('deny');
  const nothingLeft = PRESET_FILES.some((preset) =>
    server.tools.every((tool) => {
      const rule = policyFor(server, [tool], preset).servers[0]?.tools[tool.name];
      return rule === undefined || rule.decision !== 'allow' || rule.limits.length > 0;
    }),
  );
  return odd || noDefault || nothingLeft || server.tools.length > 400;
}

test('every folder is a target of the registry', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(names.toSorted()).toEqual(TARGETS.map(({ id }) => id).toSorted());
});
