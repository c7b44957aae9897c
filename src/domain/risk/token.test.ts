import { expect, test } from 'vitest';
import { foldWord, stemWord, textTokens } from './token.ts';

test.each([
  ['emails', 'email'],
  ['policies', 'policy'],
  ['boxes', 'box'],
  ['status', 'status'],
  ['access', 'access'],
  ['analysis', 'analysis'],
  ['dns', 'dns'],
])('the stem of %s is %s', (word, stem) => {
  expect(stemWord(word)).toBe(stem);
});

test('accents and letter case do not matter', () => {
  expect(foldWord('Añade')).toBe('anade');
  expect(foldWord('LÖSCHT')).toBe('loscht');
});

test('an identifier in a text stays one word', () => {
  const words = textTokens('Call `get_repo_list` first, it’s free.').map(({ word }) => word);
  expect(words).toEqual(['call', 'get_repo_list', 'first', 'it', 'free']);
});
