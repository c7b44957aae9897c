import { expect, test } from 'vitest';
import { shareWords } from './share-words.ts';

test('a share is rounded down, so that 99 % never reads as all', () => {
  expect(shareWords(199, 200)).toBe('199 of 200 (99 %)');
  expect(shareWords(1000, 1000)).toBe('1,000 of 1,000 (100 %)');
  expect(shareWords(0, 0)).toBe('0 of 0 (0 %)');
});
