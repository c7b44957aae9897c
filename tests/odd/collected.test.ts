import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { identityKeys } from '#catalogue/identity.ts';
import { mergeSources } from '#catalogue/merge.ts';
import { toolFromRecord } from '#catalogue/sources/record.ts';
import { serverFromRecord } from '#catalogue/sources/server-from-record.ts';
import { toolSetHash } from '#catalogue/tool-set.ts';
import { assess } from '#domain/risk/assess.ts';
import type { Server } from '#domain/server.ts';
import type { Tool } from '#domain/tool.ts';
import { ODD_KINDS } from '../fixtures/odd-kinds.ts';
import { careful, isSuspicious, type Row, readRow, rowsOf, rules } from './read-odd.ts';
import { expectShownSafely } from './shown-safely.ts';

const CASES = '../shared/catalogue/odd-cases.jsonl';
const CATALOGUE = '../shared/catalogue/catalogue.jsonl';
const isHere = existsSync(CASES) && existsSync(CATALOGUE);

/** The servers that a row speaks of. */
function slugsOf({ serverSlug, toolId }: Row): string[] {
  if (typeof toolId === 'string') return [toolId.split('#')[0] ?? ''];
  return [serverSlug].flat().filter((one): one is string => typeof one === 'string');
}

const rows = isHere ? (await rowsOf(CASES)).map(({ raw }) => raw) : [];
const named = new Set(rows.flatMap(slugsOf));
const servers = new Map<string, Server>();
for (const { raw } of isHere ? await rowsOf(CATALOGUE) : []) {
  if (!named.has(String(raw['slug']))) continue;
  const { server } = readRow(raw);
  if (server) servers.set(server.slug, server);
}

function serversOf(row: Row): Server[] {
  return slugsOf(row).map((slug) => {
    const server = servers.get(slug);
    if (!server) throw new Error(`There is no server ${slug}.`);
    return server;
  });
}

interface Subject {
  readonly server: Server;
  readonly tool: Tool;
}

function subjectOf(row: Row): Subject {
  const [server] = serversOf(row);
  const name = String(row['toolId'] ?? '').split('#')[1] ?? row['tool'];
  const tool = server?.tools.find((one) => one.name === name);
  if (!server || !tool) throw new Error(`There is no tool ${JSON.stringify(name)}.`);
  return { server, tool };
}

/** An example without a server: only a name and a description. */
function exampleOf(row: Row): Subject {
  const tool = toolFromRecord({ name: row['tool'], description: row['description'] });
  if (typeof tool === 'string') throw new Error(tool);
  const record = { slug: 'example', name: 'Example', quality: 'tools-list' as const, tools: [{}] };
  return { server: serverFromRecord(record, [tool]), tool };
}

const ORDERS = /<important>|do not (tell|mention|notify|inform)|ignore (all|any|previous)/i;

function expectExample(row: Row): void {
  const { server, tool } = exampleOf(row);
  expectShownSafely(server, rules, careful);
  if (ORDERS.test(String(row['description']))) expect(isSuspicious(server, tool)).toBe(true);
}

const sizes = (row: Row): number[] => serversOf(row).map(({ tools }) => tools.length);
const suspicion = (expected: boolean) => (row: Row) => {
  const { server, tool } = subjectOf(row);
  expect(isSuspicious(server, tool)).toBe(expected);
};

/** What a kind demands beyond being read and shown. */
const DEMANDS: readonly (readonly [RegExp, (row: Row) => void])[] = [
  [/^known-malicious/, expectExample],
  [/^server-with-many/, (row) => expect(sizes(row)).toEqual([Number(row['detail'])])],
  [/^server-with-one/, (row) => expect(sizes(row)).toEqual([1])],
  [
    /^duplicate-server-name/,
    (row) => {
      const labels = mergeSources([{ servers: serversOf(row) }]).servers.map(({ label }) => label);
      expect(new Set(labels.map((one) => one.toLowerCase())).size).toBe(slugsOf(row).length);
    },
  ],
  [
    /^identical-tool-list/,
    (row) => {
      const sets = new Set(serversOf(row).map(({ tools }) => toolSetHash(tools)));
      expect(sets.size).toBe(1);
    },
  ],
  [
    /^monorepo/,
    (row) => {
      const keys = serversOf(row).flatMap(identityKeys);
      expect(new Set(keys).size).toBe(keys.length);
    },
  ],
  [/^same-name/, (row) => expect(row['tool']).toMatch(/^\w+$/)],
  [/^empty-description/, (row) => expect(subjectOf(row).tool.description).toBeUndefined()],
  [/called when users say|any other tool/, suspicion(true)],
  [/call … first|secret paths/, suspicion(false)],
  [
    /^author hints contradict/,
    (row) =>
      expect(subjectOf(row).tool.hints).toMatchObject({
        readOnlyHint: true,
        destructiveHint: true,
      }),
  ],
  [
    /^author says readOnly/,
    (row) => expect(assess(subjectOf(row), rules).category).not.toBe('read'),
  ],
  [/./, (row) => expect(subjectOf(row).tool.name).not.toBe('')],
];

describe.skipIf(!isHere)('the collected odd cases', () => {
  test('are all of a kind that is known', () => {
    expect(rows.length).toBeGreaterThanOrEqual(208);
    const kinds = new Set(rows.map((row) => String(row['case'])));
    expect([...kinds].sort()).toEqual(Object.keys(ODD_KINDS).sort());
  });

  test.each([...named])('%s is read and shown safely', (slug) => {
    const server = servers.get(slug);
    if (!server) throw new Error(`There is no server ${slug}.`);
    expectShownSafely(server, rules, careful);
  });

  test.each(rows.map((row, index) => ({ row, index, kind: String(row['case']) })))(
    'row $index: $kind',
    ({ row, kind }) => {
      const demand = DEMANDS.find(([of]) => of.test(kind))?.[1];
      demand?.(row);
    },
  );
});
