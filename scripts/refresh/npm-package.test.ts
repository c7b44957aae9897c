import { expect, test } from 'vitest';
import { lastLines, lineOf } from './npm-package.ts';

test.each([
  ['1.4.2', '1.4'],
  ['0.3.0', '0.3'],
  ['0.0.83', '0.0.83'],
  ['2026.8.31', '2026.8'],
])('%s belongs to line %s', (version, line) => {
  expect(lineOf(version)).toBe(line);
});

const VERSIONS = ['0.9.0', '1.0.0', '1.1.0', '1.1.1', '1.2.0-beta.1', '1.2.0', '1.0.1', '2.0.0'];

test('takes the newest of each of the last lines, oldest first, without previews', () => {
  const sorted = ['0.9.0', '1.0.0', '1.0.1', '1.1.0', '1.1.1', '1.2.0-beta.1', '1.2.0', '2.0.0'];
  expect(new Set(sorted)).toEqual(new Set(VERSIONS));
  expect(lastLines(sorted, '2.0.0', 3)).toEqual(['1.1.1', '1.2.0', '2.0.0']);
  expect(lastLines(sorted, '1.2.0', 2)).toEqual(['1.1.1', '1.2.0']);
  expect(lastLines(sorted, '2.0.0', 0)).toEqual([]);
});

test('a preview counts where the newest version is one', () => {
  expect(lastLines(['0.1.0-beta.1', '0.2.0-beta.1'], '0.2.0-beta.1', 5)).toEqual([
    '0.1.0-beta.1',
    '0.2.0-beta.1',
  ]);
});
