import { expect, test } from 'vitest';
import { sameToolsWords } from './server.ts';

const apart = { sameRepository: false, otherFolder: false, sameDefinitions: false };

test('one repository means one server, unless each has a folder of its own', () => {
  const same = { ...apart, sameRepository: true };
  expect(sameToolsWords(same)).toMatch(/the same server, listed twice$/);
  expect(sameToolsWords({ ...same, otherFolder: true })).toMatch(/a sister of this server$/);
});

test('folders say nothing about servers of two repositories', () => {
  expect(sameToolsWords({ ...apart, otherFolder: true })).toBe(sameToolsWords(apart));
  expect(sameToolsWords({ ...apart, sameDefinitions: true })).toMatch(/word for word/);
});
