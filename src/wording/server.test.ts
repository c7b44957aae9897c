import { expect, test } from 'vitest';
import { sameToolsWords } from './server.ts';

const apart = { sameRepository: false, otherFolder: false, sameDefinitions: false };

test('one repository means one server, unless each has a folder of its own', () => {
  const same = { ...apart, sameRepository: true };
  expect(sameToolsWords(same)).toBe('the same repository: probably the same server, listed twice');
  expect(sameToolsWords({ ...same, otherFolder: true })).toBe(
    'another folder of the same repository: a sister of this server',
  );
});

test('folders say nothing about servers of two repositories', () => {
  expect(sameToolsWords({ ...apart, otherFolder: true })).toBe(sameToolsWords(apart));
  expect(sameToolsWords({ ...apart, sameDefinitions: true })).toBe(
    'the same definitions, word for word: probably a fork or a copy',
  );
});
