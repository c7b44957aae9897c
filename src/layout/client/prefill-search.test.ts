import { expect, it } from 'vitest';
import { wordsFromPath } from './prefill-search.ts';

it.each([
  ['/servers/coroot/create_api_key.html', 'create api key'],
  ['/tools/delete-file/', 'delete file'],
  ['/cr%C3%A9er%20cl%C3%A9', 'créer clé'],
  ['/broken%E0%A4%A', 'broken E0 A4 A'],
  ['/', ''],
])('takes the words of %s', (path, words) => {
  expect(wordsFromPath(path)).toBe(words);
});
