import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { attackLine } from './attack-line.ts';
import { attackCaseSchema } from './case.ts';
import type { AttackEntry } from './entry.ts';
import { filterFromAddress, queryOf } from './filter-address.ts';
import { countWith, type Filter, narrow, nearest, suggestions, toggle } from './narrow.ts';
import { attacks, read, readPatterns } from './read-patterns.fixture.ts';
import { vulnerabilitySchema } from './vulnerability.ts';

const files = (folder: string) =>
  readdirSync(new URL(`${folder}/`, attacks)).map((file) => ({
    slug: file.replace('.yaml', ''),
    value: parse(read(`${folder}/${file}`)),
  }));

const entries: AttackEntry[] = [
  ...readPatterns().map((one) => ({ kind: 'pattern' as const, ...one })),
  ...files('cases').map(({ slug, value }) => ({
    ...{ kind: 'case' as const, slug },
    ...attackCaseSchema.parse(value),
  })),
  ...files('vulnerabilities').map(({ slug, value }) => ({
    ...{ kind: 'vulnerability' as const, slug },
    ...vulnerabilitySchema.parse(value),
  })),
];
const lines = entries.map(attackLine);
const filter = (text: string, ...chosen: Filter['chosen']): Filter => ({ text, chosen });
const slugs = (asked: Filter) => narrow(lines, asked).map(({ slug }) => slug);

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
  expect(countWith(lines, filter('', runs), secrets)).toBe(both.length);
});

test('another kind takes the place of the first; another effect is added', () => {
  const kind = toggle(filter('', { by: 'kind', value: 'case' }), { by: 'kind', value: 'pattern' });
  expect(kind.chosen).toEqual([{ by: 'kind', value: 'pattern' }]);
  const fraud = toggle(kind, { by: 'effect', value: 'fraud' });
  expect(fraud.chosen).toHaveLength(2);
  expect(toggle(fraud, { by: 'effect', value: 'fraud' })).toEqual(kind);
});

test('an empty result names what to drop, the most helpful first', () => {
  const asked = filter(
    '',
    { by: 'kind', value: 'vulnerability' },
    { by: 'category', value: 'financial' },
  );
  expect(narrow(lines, asked)).toEqual([]);
  expect(suggestions(lines, asked)).toMatchObject([
    { drop: { by: 'category' }, found: 145 },
    { drop: { by: 'kind' }, found: 9 },
  ]);
});

test('a slip of the pen has near names, nonsense has none', () => {
  expect(narrow(lines, filter('postmrk mpc'))).toEqual([]);
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

test('every entry has one kind, rule and evidence, and all values fit an address', () => {
  for (const { facets } of lines) {
    for (const one of ['kind', 'rule', 'evidence'] as const) expect(facets[one]).toHaveLength(1);
    for (const value of Object.values(facets).flat()) expect(value).toMatch(/^[a-z0-9-]+$/);
  }
});
