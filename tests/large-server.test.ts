import { mkdirSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { buildCatalogue } from '#catalogue/build.ts';
import { serverView } from '#features/server-page/queries/server-view.ts';
import { toolView } from '#features/tool-page/queries/tool-view.ts';
import { type Catalogue, openCatalogue } from '#queries/database.ts';
import { allToolPaths } from '#queries/tools.ts';
import { largeRecord } from './fixtures/large-record.ts';
import { prepareContent } from './fixtures/prepare.ts';

const OUT = '.cache/vitest/large-server';
const TOOLS = 2000;
const SERVER = `endless-${TOOLS}`;
let db: Catalogue;

beforeAll(async () => {
  prepareContent(`${OUT}/content`);
  mkdirSync(OUT, { recursive: true });
  const source = `${OUT}/large.jsonl`;
  writeFileSync(source, largeRecord(TOOLS));
  const database = `${OUT}/catalogue.db`;
  await buildCatalogue({ content: `${OUT}/content`, sources: [source], database });
  db = openCatalogue(database);
}, 120_000);

test('the page of one tool names few others, however many the server has', () => {
  const tools = allToolPaths(db).filter(({ server }) => server === SERVER);
  expect(tools).toHaveLength(TOOLS);
  for (const { tool } of tools.slice(0, 50)) {
    const { policy, here } = toolView(db, SERVER, tool);
    const [server] = policy.servers;
    expect(server?.others).toBe(TOOLS - 1);
    expect(server?.neighbours?.length).toBeLessThan(20);
    expect(here).toHaveLength(8);
  }
});

test('the neighbours of a tool are those of its category first, then the worst', () => {
  const { tool, here } = toolView(db, 'largest', 'delete-shelf');
  expect(here.map(({ name }) => name)).not.toContain('delete_shelf');
  const same = here.map(({ category }) => category === tool.assessment.category);
  expect(same).toEqual(same.toSorted((a, b) => Number(b) - Number(a)));
});

test('the page of the server has all of them', () => {
  expect(serverView(db, SERVER).tools).toHaveLength(TOOLS);
});
