import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

test('takes one of each list in turn', () => {
  expect(inTurns([['a', 'b', 'c'], [], ['d', 'e']])).toEqual(['a', 'd', 'b', 'e', 'c']);
  expect(inTurns([])).toEqual([]);
});
