import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  byUse,
  configurationSampleSchema,
  packageDownloadsSchema,
  publishedUse,
  useLevel,
} from './server-use.ts';

const server = (label: string, repositories?: number, downloads?: number) => ({
  ...{ slug: label.toLowerCase(), label, origin: 'ours' as const },
  ...{ repositories, downloads },
});
const order = (...servers: ReturnType<typeof server>[]) =>
  servers.toSorted(byUse).map(({ label }) => label);

test('repositories decide, then downloads, then the name', () => {
  expect(
    order(
      server('Zero'),
      server('alpha'),
      server('Many', undefined, 9_000_000),
      server('Few', undefined, 10),
      server('Two', 2, 10),
      server('Three', 3),
      server('Tied', 2, 20),
    ),
  ).toEqual(['Three', 'Tied', 'Two', 'Many', 'Few', 'alpha', 'Zero']);
});

test('of servers of which nothing is known, those that we describe come first', () => {
  const foreign = { ...server('Abacus'), origin: 'foreign' as const };
  expect([foreign, server('Zebra')].toSorted(byUse)).toEqual([server('Zebra'), foreign]);
});

const some = fc.record({
  slug: fc.string(),
  label: fc.string(),
  origin: fc.constantFrom('ours' as const, 'foreign' as const),
  repositories: fc.option(fc.nat(3), { nil: undefined }),
  downloads: fc.option(fc.nat(3), { nil: undefined }),
});

test('it is an order: one of two servers is first, whichever is asked about, and a first of three', () => {
  fc.assert(
    fc.property(some, some, some, (a, b, c) => {
      expect(Math.sign(byUse(a, b)) + Math.sign(byUse(b, a))).toBe(0);
      if (byUse(a, b) <= 0 && byUse(b, c) <= 0) expect(byUse(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

test.each([
  [{}, 0],
  [{ downloads: 19_999 }, 0],
  [{ downloads: 20_000 }, 1],
  [{ repositories: 2 }, 1],
  [{ repositories: 5 }, 2],
  [{ repositories: 2, downloads: 300_000 }, 2],
])('%o is of level %i', (use, level) => {
  expect(useLevel(use)).toBe(level);
});

const sample = {
  sample: 'Made-up configurations in made-up repositories that nobody counted.',
  ...{ read: '2026-11-29', files: 40, repositories: 30, least: 2 },
};
const month = { source: { title: 'Counts' }, read: '2026-11-30' };

test('a number is published with its day, and with the size of the sample', () => {
  const sources = { configurations: sample, downloads: month };
  expect(publishedUse({ repositories: 4, downloads: 5 }, sources)).toEqual({
    repositories: { count: 4, of: 30, read: '2026-11-29' },
    downloads: { count: 5, read: '2026-11-30' },
  });
  expect(publishedUse({ downloads: 0 }, sources)).toEqual({
    downloads: { count: 0, read: '2026-11-30' },
  });
  expect(publishedUse({}, sources)).toBeUndefined();
});

test('a file says what cannot be', () => {
  const messages = (result: { error?: { issues: { message: string }[] } | undefined }) =>
    result.error?.issues.map(({ message }) => message);
  const servers = { lamp: 2 };
  expect(messages(configurationSampleSchema.safeParse({ ...sample, servers }))).toBeUndefined();
  expect(
    messages(configurationSampleSchema.safeParse({ ...sample, repositories: 41, servers })),
  ).toEqual(['there cannot be more repositories than files']);
  const days = (more: object) =>
    messages(packageDownloadsSchema.safeParse({ ...month, ...more, packages: {} }));
  expect(days({ from: '2026-10-31', to: '2026-11-29' })).toBeUndefined();
  expect(days({ from: '2026-10-31' })).toContain('give `from` and `to` together, or neither');
  expect(days({ from: '2026-10-31', to: '2026-12-01' })).toEqual([
    'the days must be in order: from, to, read',
  ]);
});
