import { expect, test } from 'vitest';
import { decisionCounts } from './decision-words.ts';

test('counts what occurs, from the mildest decision to the strictest', () => {
  expect(decisionCounts(['hide', 'ask', 'allow', 'ask'])).toBe(
    '1 allowed, 2 asked about, 1 hidden',
  );
  expect(decisionCounts(Array(1200).fill('deny'))).toBe('1,200 denied');
  expect(decisionCounts([])).toBe('');
});
