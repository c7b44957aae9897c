import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { attackLine } from './attack-line.ts';
import { attackCaseSchema } from './case.ts';
import type { AttackEntry } from './entry.ts';
import {
  type AttackFacetValue,
  type AttackFilter,
  filterFromAddress,
  pageFromPath,
  queryOf,
  toggleValue,
} from './filter.ts';
import { countAttackFacets, matchingAttacks, nearest, relaxations } from './narrow.ts';
import { attacks, read, readPatterns } from './read-patterns.fixture.ts';
import { vulnerabilitySchema } from './vulnerability.ts';

const files = (folder: string) =>
  readdirSync(new URL(`${folder}/`, attacks)).map((file) => ({
    slug: file.replace('.yaml', ''),
    value: parse(read(`${folder}/${file}`)),
  }));

const entries: AttackEntry[] = [
  ...readPatterns().map((pattern) => ({ kind: 'pattern' as const, ...pattern })),
  ...files('cases').map(({ slug, value }) => ({
    ...{ kind: 'case' as const, slug },
    ...attackCaseSchema.parse(value),
  })),
  ...files('vulnerabilities').map(({ slug, value }) => ({
    ...{ kind: 'vulnerability' as const, slug },
    ...vulnerabilitySchema.parse(value),
  })),
];
const lines = entries.map((entry) => attackLine(entry));
const filter = (text: string, ...chosen: AttackFilter['chosen']): AttackFilter => ({
  text,
  chosen,
});
const count = (asked: AttackFilter, { by, value }: AttackFacetValue) =>
  countAttackFacets(lines, asked, (named) => named.value)[by].find((found) => found.value === value)
    ?.entries;
const slugs = (asked: AttackFilter) => matchingAttacks(lines, asked).map(({ slug }) => slug);

test.each([
  ['what happened with postmark-mcp', filter('postmark-mcp'), 'postmark-mcp'],
  ['a CVE number', filter('cve-2025-6514'), 'cve-2025-6514'],
  ['a GHSA number', filter('GHSA-6xpm-ggf7-wc3p'), 'cve-2025-6514'],
  ['an ATLAS id', filter('AML.CS0053'), 'postmark-mcp'],
  ['a permanent id', filter('ATK-P-0080'), 'credential-minting'],
])('%s finds its entry alone', (_, asked, slug) => {
  expect(slugs(asked)).toEqual([slug]);
});

test('what a rate limit stops is found, and one call is not among it', () => {
  const stopped = slugs(filter('', { by: 'control', value: 'rate-limit' }));
  expect(stopped).toContain('runaway-loop');
  expect(stopped).not.toContain('credential-minting');
});

test('several capabilities mean all of them together', () => {
  const runs = { by: 'capability', value: 'runs-code' } as const;
  const secrets = { by: 'capability', value: 'handles-credentials' } as const;
  const both = slugs(filter('', runs, secrets));
  expect(both.length).toBeGreaterThan(0);
  expect(both.length).toBeLessThan(slugs(filter('', runs)).length);
  expect(count(filter('', runs), secrets)).toBe(both.length);
});

test('a value of a single facet is counted instead of the chosen one', () => {
  const [cases, patterns] = [
    { by: 'kind', value: 'case' },
    { by: 'kind', value: 'pattern' },
  ] as const;
  expect(count(filter('', cases), patterns)).toBe(slugs(filter('', patterns)).length);
  expect(count(filter('postmark', cases), patterns)).toBe(
    slugs(filter('postmark', patterns)).length,
  );
});

test('facet values keep the order of their vocabulary, products that of their number', () => {
  const counts = countAttackFacets(lines, filter(''), ({ value }) => value);
  expect(counts.kind.map(({ value }) => value)).toEqual(['pattern', 'case', 'vulnerability']);
  const products = counts.product.map(({ entries }) => entries);
  expect(products).toEqual([...products].sort((a, b) => b - a));
  expect(Math.min(...products)).toBe(2);
});

test('another kind takes the place of the first; another effect is added', () => {
  const kind = toggleValue(filter('', { by: 'kind', value: 'case' }), {
    by: 'kind',
    value: 'pattern',
  });
  expect(kind.chosen).toEqual([{ by: 'kind', value: 'pattern' }]);
  const fraud = toggleValue(kind, { by: 'effect', value: 'fraud' });
  expect(fraud.chosen).toHaveLength(2);
  expect(toggleValue(fraud, { by: 'effect', value: 'fraud' })).toEqual(kind);
});

test('an empty result names what to drop, the most helpful first', () => {
  const asked = filter(
    '',
    { by: 'kind', value: 'vulnerability' },
    { by: 'category', value: 'financial' },
  );
  expect(matchingAttacks(lines, asked)).toEqual([]);
  expect(relaxations(lines, asked)).toMatchObject([
    { removed: { by: 'category' }, found: 145 },
    { removed: { by: 'kind' }, found: 9 },
  ]);
});

test('a slip of the pen has near names, nonsense has none', () => {
  expect(matchingAttacks(lines, filter('postmrk mpc'))).toEqual([]);
  expect(nearest(lines, 'postmrk mpc')[0]?.slug).toBe('postmark-mcp');
  expect(nearest(lines, 'qqqq')).toEqual([]);
  expect(nearest(lines, '')).toEqual([]);
});

test('an address gives the filter that it was made from', () => {
  const asked = filter(
    'CVE 2025 & more',
    { by: 'kind', value: 'case' },
    { by: 'capability', value: 'runs-code' },
    { by: 'capability', value: 'admin' },
  );
  const search = queryOf(asked);
  expect(filterFromAddress({ pathname: '/attacks/', search })).toEqual(asked);
  expect(queryOf(filter(' '))).toBe('');
  expect(filterFromAddress({ pathname: '/attacks/kind/case/2/', search: '?x=1' })).toEqual(
    filter('', { by: 'kind', value: 'case' }),
  );
});

test.each([
  ['/attacks/', 1],
  ['/attacks/page/3/', 3],
  ['/attacks/kind/case/2/', 2],
  ['/attacks/year/2025/', 1],
])('%s is page %i of a list', (path, page) => {
  expect(pageFromPath(path)).toBe(page);
});

test('every entry has one kind, rule and evidence, and all values fit an address', () => {
  for (const { facets } of lines) {
    for (const by of ['kind', 'rule', 'evidence'] as const) expect(facets[by]).toHaveLength(1);
    for (const value of Object.values(facets).flat()) expect(value).toMatch(/^[a-z0-9-]+$/);
  }
});
