import { expect, test } from 'vitest';
import { listed, separators } from './list.ts';

test('a list reads as one does in a sentence', () => {
  expect(listed([])).toBe('');
  expect(listed(['a'])).toBe('a');
  expect(listed(['a', 'b'])).toBe('a and b');
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  expect(listed(new Set(['a', 'b', 'c']), 'or')).toBe('a, b or c');
});

test('links in a list get the same separators as words', () => {
  expect(separators(1)).toEqual(['']);
  expect(separators(3)).toEqual(['', ', ', ' and ']);
});
