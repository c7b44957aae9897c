import { expect, test } from 'vitest';
import { compareVersions, inRanges } from './version-range.ts';

test.each([
  ['1.2.3', '1.2.10', -1],
  ['1.2', '1.2.0', 0],
  ['v1.0.0', '1.0.0', 0],
  ['2025.12.17', '2025.9.25', 1],
  ['1.0.0-beta.2', '1.0.0', -1],
  ['1.0.0-beta.2', '1.0.0-beta.10', -1],
  ['0.8.2-rc2', '0.8.1', 1],
])('%s against %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b) ?? Number.NaN)).toBe(sign);
  expect(Math.sign(compareVersions(b, a) ?? Number.NaN)).toBe(sign === 0 ? 0 : -sign);
});

test('what is no version cannot be compared', () => {
  expect(compareVersions('latest', '1.0.0')).toBeNull();
  expect(inRanges('latest', [{ before: '1.0.0' }])).toBeNull();
});

test('bounds are kept exactly', () => {
  const ranges = [{ from: '1.0.0', before: '1.2.5' }, { upTo: '0.3.81' }];
  expect(inRanges('1.2.4', ranges)).toBe(true);
  expect(inRanges('1.2.5', ranges)).toBe(false);
  expect(inRanges('0.3.81', ranges)).toBe(true);
  expect(inRanges('0.9.0', ranges)).toBe(false);
});
