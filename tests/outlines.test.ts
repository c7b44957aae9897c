import { beforeAll, expect, test } from 'vitest';
import { policyFor } from '#domain/policy/policy-for.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { ruledTool } from '#domain/published-server.ts';
import { countedEntry } from '#domain/stack/callable.ts';
import { keysOf } from '#domain/stack/keys-of.ts';
import { matchEntry } from '#domain/stack/match.ts';
import { readStack } from '#domain/stack/read-stack.ts';
import { type IndexShard, shardOf } from '#domain/stack/recognition.ts';
import { reportOn } from '#domain/stack/report.ts';
import { outlineView } from '#features/outlines/queries/outline-view.ts';
import { outlineIndex, serverIndex } from '#features/policy-builder/queries/server-index.ts';
import { recognitionShard } from '#features/stack/queries/recognition.ts';
import { type Catalogue, openCatalogue } from '#queries/database.ts';
import { outlineSlugs } from '#queries/outlines.ts';
import { presetById } from '#queries/presets.ts';
import { publishedOutline } from '#queries/published-outline.ts';
import { stackHeadline } from '#wording/stack.ts';
import { embeddedCatalogue } from './fixtures/embedded-catalogue.ts';

let db: Catalogue;
beforeAll(async () => {
  db = openCatalogue((await embeddedCatalogue()).database);
}, 120_000);

const shards = new Map<string, IndexShard>();
function recognise(key: string) {
  const shard = shardOf(key);
  const known = shards.get(shard) ?? recognitionShard(db, shard);
  shards.set(shard, known);
  return known[key];
}

function entriesOf(text: string) {
  const read = readStack(text);
  if (read.state !== 'read') throw new Error(read.state);
  return read.entries;
}

const configOf = (packages: readonly string[]) =>
  JSON.stringify({
    mcpServers: Object.fromEntries(
      packages.map((name, at) => [`server-${at}`, { command: 'uvx', args: [name] }]),
    ),
  });

test('an outlined server is recognised by its package, and marked', () => {
  const [match] = entriesOf(configOf(['yfmcp'])).map((entry) => matchEntry(entry, recognise));
  expect(match?.certainty).toBe('package');
  expect(match?.candidates[0]).toMatchObject({ slug: 'narumiruna-yfmcp', outline: true });
  if (!match) return;
  const report = reportOn(
    [match],
    [countedEntry(match, publishedOutline(db, 'narumiruna-yfmcp'))],
    [],
  );
  expect(stackHeadline(report)).toMatch(/of 1 server; 1 of these is known by names only$/);
});

test('another package of the same name is none of them', () => {
  const text = JSON.stringify({ mcpServers: { a: { command: 'npx', args: ['yfmcp'] } } });
  const [match] = entriesOf(text).map((entry) => matchEntry(entry, recognise));
  expect(match?.candidates).toEqual([]);
});

test('no outline takes a key from a described server', () => {
  const all = Array.from({ length: 256 }, (_, at) =>
    recognitionShard(db, at.toString(16).padStart(2, '0')),
  );
  const found = all.flatMap((shard) =>
    Object.values(shard).flatMap(({ servers = [] }) => [servers]),
  );
  const mixed = found.filter(
    (servers) => servers.some(({ outline }) => outline) && servers.length > 1,
  );
  expect(mixed).toEqual([]);
});

test('a browser makes the policy that the page has', () => {
  const preset = presetById(db, 'careful');
  for (const slug of outlineSlugs(db).filter((_, at) => at % 50 === 0)) {
    const { policy } = outlineView(db, slug);
    const made = policyFor({ slug }, publishedOutline(db, slug).tools.map(ruledTool), preset);
    expect(made).toEqual(policy);
    for (const target of TARGETS) expect(target.render(policy)).toEqual(target.render(made));
  }
});

test('the picker knows each outline once, and no described server as one', () => {
  const [described, outlined] = [serverIndex(db), outlineIndex(db)].map(
    ({ servers }) => new Set(servers.map(([slug]) => slug)),
  );
  expect(outlined?.size).toBe(outlineSlugs(db).length);
  expect([...(outlined ?? [])].filter((slug) => described?.has(slug))).toEqual([]);
});

test('a thousand servers in one file are looked up in less than a second', () => {
  const names = outlineIndex(db).servers.map(([slug, label]) =>
    label.includes('/') ? slug : label,
  );
  const text = configOf(Array.from({ length: 1000 }, (_, at) => names[at % names.length] ?? ''));
  for (const entry of entriesOf(text)) for (const { key } of keysOf(entry)) recognise(key);
  const before = performance.now();
  const matches = entriesOf(text).map((entry) => matchEntry(entry, recognise));
  expect(performance.now() - before).toBeLessThan(1000);
  expect(matches).toHaveLength(1000);
});
