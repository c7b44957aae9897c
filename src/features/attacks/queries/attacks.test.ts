import { beforeAll, expect, test } from 'vitest';
import { affects } from '#domain/attack/affects.ts';
import { ATTACK_FACETS } from '#domain/attack/facet.ts';
import { serversConcerned, vulnerabilitiesOf } from '#queries/attack-servers.ts';
import { allAttacks, allVulnerabilities, attackAliases, attackBySlug } from '#queries/attacks.ts';
import { type Catalogue, openCatalogue } from '#queries/database.ts';
import { embeddedCatalogue } from '../../../../tests/fixtures/embedded-catalogue.ts';
import { attackCoverage, beyondPolicy } from './attack-coverage.ts';
import { attackData } from './attack-data.ts';
import { latestAttacks } from './attack-feed.ts';
import { attackFacetCounts, attackListView } from './attack-listing.ts';
import { attackPaths } from './attack-paths.ts';
import { attackView } from './attack-view.ts';

let db: Catalogue;

beforeAll(async () => {
  const { database, result } = await embeddedCatalogue();
  expect(result.unmatched).toEqual([]);
  db = openCatalogue(database);
});

const leadsTo = (address: string) =>
  attackAliases(db)
    .find((alias) => alias.address === address)
    ?.entries.map(({ slug }) => slug);

test.each([
  ['ghsa-6xpm-ggf7-wc3p', ['cve-2025-6514']],
  ['atk-p-0080', ['credential-minting']],
  ['aml-cs0053', ['postmark-mcp']],
  ['neighborjack', ['exposed-server']],
  ['escaperoute', ['cve-2025-53109', 'cve-2025-53110']],
])('%s resolves', (address, slugs) => {
  expect(leadsTo(address)).toEqual(slugs);
});

test('every permanent id, CVE and GHSA number has an address of its own', () => {
  const known = new Set([
    ...attackAliases(db).map(({ address }) => address),
    ...allAttacks(db).map(({ slug }) => slug),
  ]);
  for (const entry of allAttacks(db)) {
    const numbers = entry.kind === 'pattern' ? [] : [...entry.cve, ...entry.ghsa];
    for (const id of [entry.id, ...numbers]) expect(known).toContain(id.toLowerCase());
  }
});

test('no address is used twice', () => {
  const paths = attackPaths(db);
  expect(new Set(paths).size).toBe(paths.length);
});

test('the count beside a facet value is the length of its list', () => {
  for (const by of ATTACK_FACETS)
    for (const { value, entries } of attackFacetCounts(db)[by])
      expect(attackListView(db, { by, value }, 1).total).toBe(entries);
  expect(attackListView(db, null, 4).lines).toHaveLength(10);
});

test('instances of a pattern stand newest first, and a tested rule is a policy', () => {
  const { instances, tested } = attackView(db, 'credential-minting');
  const dates = instances.map((instance) => instance.public);
  expect(dates).toEqual([...dates].sort().reverse());
  expect(Object.keys(tested?.servers[0]?.tools ?? {})).toContain('create_access_key');
  expect(attackView(db, 'indirect-prompt-injection').tested).toBeNull();
});

test('a server has the vulnerabilities of its product and version only', () => {
  const at = (version?: string) =>
    allVulnerabilities(db).flatMap((vulnerability) => {
      const name = '@modelcontextprotocol/server-filesystem';
      const affected = affects(vulnerability, {
        packages: [{ registry: 'npm', name, ...(version ? { version } : {}) }],
      });
      const concerned = affected === 'affected' || affected === 'unknown-version';
      return concerned ? [`${vulnerability.slug} ${affected}`] : [];
    });
  expect(at('0.6.3')).toEqual(['cve-2025-53109 affected', 'cve-2025-53110 affected']);
  expect(at('0.6.4')).toEqual([]);
  expect(at('2025.3.28')).toHaveLength(2);
  expect(at('2026.8.31')).toEqual([]);
  expect(at()).toEqual(['cve-2025-53109 unknown-version', 'cve-2025-53110 unknown-version']);
  expect(vulnerabilitiesOf(db, 'filesystem')).toEqual([]);
  expect(serversConcerned(db, 'cve-2025-53109')).toEqual([]);
});

test('frameworks are covered or open, never both, and beyond policy has no rule that stops', () => {
  for (const { covered, open, framework } of attackCoverage(db)) {
    expect(covered.length + open.length).toBe(Object.keys(framework.ids).length);
    if (!framework.complete) expect(open).toEqual([]);
  }
  const { none, byActor } = beyondPolicy(db);
  const named = new Set(byActor.flatMap(({ patterns }) => patterns.map(({ slug }) => slug)));
  expect(named.size).toBe(none.length);
});

test('the feed is dated and newest first; the file of an entry carries its facts', () => {
  const days = latestAttacks(db).map(({ day }) => day);
  for (const day of days) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(attackData(db, attackBySlug(db, 'cve-2025-6514'))).toMatchObject({
    ...{ id: 'ATK-V-0021', kind: 'vulnerability' },
    products: [{ package: { registry: 'npm', name: 'mcp-remote' } }],
  });
});
