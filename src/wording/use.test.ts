import { expect, test } from 'vitest';
import { useLines, useMethod, useText } from './use.ts';

const configurations = {
  sample: 'Configurations of made-up repositories.',
  ...{ read: '2026-11-29', files: 420, repositories: 257, least: 2 },
};
const downloads = { source: { title: 'List of packages' }, read: '2026-11-30' };
const days = { from: '2026-10-31', to: '2026-11-29' };

test.each([
  [{}, ''],
  [{ repositories: 1 }, '1 repository'],
  [{ repositories: 69, downloads: 1_425_541 }, '69 repositories, 1.4 million downloads a month'],
  [{ downloads: 20_481 }, '20,000 downloads a month'],
  [{ downloads: 999_999 }, '1 million downloads a month'],
  [{ downloads: 317 }, '317 downloads a month'],
  [{ downloads: 0 }, '0 downloads a month'],
])('a list says of %o “%s”', (use, text) => {
  expect(useText(use)).toBe(text);
});

test('a page says each number in full, with its day', () => {
  const use = { repositories: 69, downloads: 1_425_541 };
  expect(useLines(use, { configurations, downloads })).toEqual([
    'Configured in 69 of 257 public repositories, read on 2026-11-29',
    '1,425,541 npm downloads in a month, read on 2026-11-30',
  ]);
  expect(useLines({ downloads: 5 }, { downloads: { ...downloads, ...days } })).toEqual([
    '5 npm downloads in a month, 2026-10-31 to 2026-11-29',
  ]);
  expect(useLines({}, { configurations, downloads })).toEqual([]);
});

test('where the month is not known, the page says so', () => {
  const unsaid = 'does not say which month';
  expect(useMethod({ downloads }).join()).toContain(unsaid);
  expect(useMethod({ downloads: { ...downloads, ...days } }).join()).not.toContain(unsaid);
  expect(useMethod({})).toEqual([]);
});
