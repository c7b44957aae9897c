import { expect, test } from 'vitest';
import { counted, sentence, shareOf } from './sentence.ts';

test('a share is rounded down, so that 99 % never reads as all', () => {
  expect(shareOf(199, 200)).toBe('199 of 200 (99 %)');
  expect(shareOf(1000, 1000)).toBe('1,000 of 1,000 (100 %)');
  expect(shareOf(0, 0)).toBe('0 of 0 (0 %)');
});

test('a count has the word for one or for many', () => {
  expect(counted(1, 'tool')).toBe('1 tool');
  expect(counted(1204, 'tool')).toBe('1,204 tools');
  expect(counted(2, 'entry', 'entries')).toBe('2 entries');
});

test('a clause becomes a sentence', () => {
  expect(sentence('a call deletes something')).toBe('A call deletes something.');
});
