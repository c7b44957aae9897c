import { beforeAll, expect, test, vi } from 'vitest';
import { buildCatalogue } from '#catalogue/build.ts';
import { affects } from '#domain/attack/affects.ts';
import { combinations } from '#domain/attack/combination.ts';
import { relevance } from '#domain/attack/relevance.ts';
import { stopping } from '#domain/attack/stopping.ts';
import { PRESET_IDS } from '#domain/policy/preset.ts';
import { matchingRow, recommend } from '#domain/policy/recommend.ts';
import { assess, assessFired } from '#domain/risk/assess.ts';
import { attackData } from '#features/attacks/queries/attack-data.ts';
import { recordView } from '#features/attacks/queries/attack-record-view.ts';
import { attackView } from '#features/attacks/queries/attack-view.ts';
import { nameView } from '#features/browse/queries/name-view.ts';
import { toolFacts, toolLines } from '#features/browse/queries/tool-facts.ts';
import { sampleResults } from '#features/data/queries/sample-queries.ts';
import { serverData } from '#features/data/queries/server-data.ts';
import { guideExample } from '#features/guides/queries/example-policy.ts';
import { guideFacts } from '#features/guides/queries/guide-facts.ts';
import {
  attackRecords,
  serverRecords,
  toolRecords,
} from '#features/search/queries/search-records.ts';
import { serverPolicyView, serverView } from '#features/server-page/queries/server-view.ts';
import { namedCombinations } from '#features/stack/queries/named-combinations.ts';
import { recognitionShard, SHARDS } from '#features/stack/queries/recognition.ts';
import { toolView } from '#features/tool-page/queries/tool-view.ts';
import { allAttacks, allPatterns, allVulnerabilities } from '#queries/attacks.ts';
import { type Catalogue, openCatalogue } from '#queries/database.ts';
import { sharedFamilies } from '#queries/listing.ts';
import { outlineTotals } from '#queries/outlines.ts';
import { allPresets } from '#queries/presets.ts';
import { publishedServer } from '#queries/published-server.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { allToolPaths } from '#queries/tools.ts';
import { prepareContent, RECORDS } from './fixtures/prepare.ts';

vi.mock('#domain/attack/affects.ts', { spy: true });
vi.mock('#domain/attack/combination.ts', { spy: true });
vi.mock('#domain/attack/relevance.ts', { spy: true });
vi.mock('#domain/attack/stopping.ts', { spy: true });
vi.mock('#domain/policy/recommend.ts', { spy: true });
vi.mock('#domain/risk/assess.ts', { spy: true });

/** What is worked out from tools, rules, presets and attacks, and how often. */
const COMPUTATIONS = {
  assess,
  assessFired,
  relevance,
  matchingRow,
  recommend,
  stopping,
  combinations,
  affects,
};
const counts = () =>
  Object.fromEntries(
    Object.entries(COMPUTATIONS).map(([name, spy]) => [name, vi.mocked(spy).mock.calls.length]),
  );

const OUT = '.cache/vitest/compute-once';
let db: Catalogue;
let written: Record<string, number>;

beforeAll(async () => {
  prepareContent(`${OUT}/content`);
  const database = `${OUT}/catalogue.db`;
  await buildCatalogue({ content: `${OUT}/content`, sources: [RECORDS], database });
  written = counts();
  db = openCatalogue(database);
  vi.clearAllMocks();
});

test('writing the catalogue works everything out once', () => {
  const tools = allToolPaths(db).length;
  const servers = allServerSlugs(db).length;
  const outlined = outlineTotals(db).tools;
  const rows = allPresets(db).reduce((sum, preset) => sum + preset.rows.length, 0);
  const { affects: compared = 0, ...once } = written;
  expect(tools).toBeGreaterThan(100);
  expect(once).toEqual({
    assess: 0,
    assessFired: tools + outlined,
    relevance: tools * allPatterns(db).length,
    matchingRow: (tools + outlined) * PRESET_IDS.length,
    recommend: 0,
    stopping: rows * allPatterns(db).length,
    combinations: servers,
  });
  const products = SHARDS.flatMap((shard) => Object.values(recognitionShard(db, shard)));
  const flawed = products.filter(({ flaws }) => flaws !== undefined).length;
  expect(compared).toBe((servers + flawed) * allVulnerabilities(db).length);
});

test('pages, lists, search and data files read what is written and work nothing out', () => {
  for (const { server, tool } of allToolPaths(db)) toolView(db, server, tool);
  for (const slug of allServerSlugs(db)) {
    serverView(db, slug);
    for (const preset of PRESET_IDS) serverPolicyView(db, slug, preset);
    serverData(db, slug);
    toolRecords(db, slug);
    publishedServer(db, slug);
  }
  for (const entry of allAttacks(db)) {
    attackData(db, entry);
    if (entry.kind === 'pattern') attackView(db, entry.slug);
    else recordView(db, entry);
  }
  for (const { family } of sharedFamilies(db)) nameView(db, family);
  for (const shard of SHARDS) recognitionShard(db, shard);
  for (const read of [attackRecords, serverRecords, toolFacts]) read(db);
  for (const read of [guideFacts, guideExample, namedCombinations]) read(db);
  toolLines(db, 1);
  sampleResults(db, 3);
  expect(counts()).toEqual(Object.fromEntries(Object.keys(COMPUTATIONS).map((name) => [name, 0])));
});
