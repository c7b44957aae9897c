import { expect, test } from 'vitest';
import type { GuardChange, GuardCounts } from '#domain/policy/guard/changes.ts';
import { guardChangeWords, guardCountSentences } from './guard.ts';

const NOTHING: GuardCounts = {
  ...{
    all: 40,
    asks: 14,
    runsUntil: 0,
    runsWithArguments: 0,
    asksAfter: 0,
    asksForArguments: 0,
    limited: 0,
  },
};

test.each<[Partial<GuardCounts>, string]>([
  [{}, ''],
  [
    { runsUntil: 9, runsWithArguments: 3, asksAfter: 2, limited: 12 },
    '9 of the 14 tools that otherwise ask run without asking until the session has read content that outsiders can write; for 3 more, the arguments decide. 2 tools that run without asking can ask after such content was read. It counts the calls of 12 tools with a limit.',
  ],
  [
    { runsUntil: 14 },
    'The 14 tools that otherwise ask run without asking until the session has read content that outsiders can write.',
  ],
  [
    { asks: 1, runsUntil: 1, limited: 1 },
    'The tool that otherwise asks runs without asking until the session has read content that outsiders can write. It counts the calls of 1 tool with a limit.',
  ],
  [{ runsWithArguments: 1 }, 'For 1 of the 14 tools that otherwise ask, the arguments decide.'],
  [
    { asks: 1, runsWithArguments: 1, asksAfter: 1 },
    'For the tool that otherwise asks, the arguments decide. 1 tool that runs without asking can ask after content that outsiders can write was read.',
  ],
])('%o', (counts, text) => {
  expect(guardCountSentences({ ...NOTHING, ...counts }).join(' ')).toBe(text);
});

test.each<[GuardChange, string]>([
  [
    { kind: 'runs-until', read: ['untrusted-content', 'private-data'] },
    'runs until the session has read content that outsiders can write and private data',
  ],
  [{ kind: 'runs-with-arguments' }, 'its arguments decide'],
  [
    { kind: 'asks-after', read: ['private-data'] },
    'can ask after the session has read private data',
  ],
  [{ kind: 'asks-for-arguments' }, 'asks about some arguments'],
])('%o', (change, words) => {
  expect(guardChangeWords(change)).toBe(words);
});
