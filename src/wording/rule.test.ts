import { describe, expect, test } from 'vitest';
import type { Because } from '#domain/policy/decide.ts';
import type { Rule } from '#domain/policy/policy.ts';
import { policyOf } from '#domain/policy/testing/policies.ts';
import {
  becauseSentence,
  caseSentences,
  inabilitySentences,
  policySentences,
  ruleSentences,
} from './rule.ts';

const rule = (given: Partial<Rule>): Rule => ({
  decision: 'allow',
  limits: [],
  conditions: [],
  ...given,
});

describe('ruleSentences', () => {
  test.each<[Partial<Rule>, string]>([
    [{}, 'This tool runs without asking.'],
    [{ decision: 'ask' }, 'A person is asked before each call of this tool.'],
    [{ decision: 'deny' }, 'Every call of this tool is refused.'],
    [{ decision: 'hide' }, 'The agent does not see this tool, and a call to it is refused.'],
    [
      { limits: [{ max: 30, per: 'minute' }] },
      'This tool runs without asking. It is limited to 30 calls a minute; a call beyond that is refused. That is up to 1,800 calls in an hour.',
    ],
    [
      {
        decision: 'ask',
        limits: [
          { max: 1, per: 'hour' },
          { max: 20, per: 'day' },
        ],
      },
      'A person is asked before each call of this tool. It is limited to 1 call an hour and 20 calls a day; a call beyond that is refused.',
    ],
    [
      { decision: 'ask', limits: [{ max: 5, per: 'day' }] },
      'A person is asked before each call of this tool. It is limited to 5 calls a day; a call beyond that is refused. All 5 can come in one hour.',
    ],
    [
      { limits: [{ max: 1, per: 'day' }] },
      'This tool runs without asking. It is limited to 1 call a day; a call beyond that is refused.',
    ],
    [
      { conditions: [{ argument: 'amount', is: 'at-most', value: 100 }] },
      'This tool runs without asking. A call is refused unless amount is at most 100.',
    ],
  ])('%j', (given, wanted) => {
    expect(ruleSentences(rule(given)).join(' ')).toBe(wanted);
  });
});

test('a policy says what happens to tools that are not listed', () => {
  const policy = policyOf('ask', { list: 'allow' });
  expect(policySentences(policy, 'github', 'list')).toEqual([
    'This tool runs without asking.',
    'A tool of this server that is not listed, such as one added later, is asked about before each call.',
  ]);
  Object.assign(policy.servers[0] ?? {}, { others: 12 });
  expect(policySentences({ ...policy, unlisted: 'deny' }, 'github', 'x')).toEqual([
    'This tool is not listed. The 12 other tools of this server, and any added later, are refused.',
  ]);
});

test('a rule says what a client does that cannot count or ask', () => {
  const limits = [{ max: 30, per: 'hour' as const }];
  const said = (given: Partial<Rule>) =>
    inabilitySentences({ decision: 'allow', limits: [], ...given }).join(' ');
  expect(said({})).toBe('');
  expect(said({ decision: 'deny' })).toBe('');
  expect(said({ limits })).toBe('A client that cannot count calls asks each time.');
  expect(said({ limits, ifCannotCount: 'allow' })).toBe(
    'A client that cannot count calls runs it without the limit.',
  );
  expect(said({ decision: 'ask', limits })).toBe('A client that cannot ask refuses it.');
  expect(said({ decision: 'ask', ifCannotAsk: 'allow' })).toBe('A client that cannot ask runs it.');
});

test.each<[Because, string]>([
  [
    { kind: 'unlisted', decision: 'ask' },
    'The policy does not list this tool, so a person is asked.',
  ],
  [{ kind: 'rule', decision: 'deny' }, 'The rule refuses every call of this tool.'],
  [
    { kind: 'limit-reached', limit: { max: 30, per: 'minute' } },
    'The limit of 30 calls a minute is reached.',
  ],
  [
    {
      kind: 'condition-fails',
      condition: { argument: 'url', is: 'host-in', value: ['a.test', 'b.test', 'c.test'] },
    },
    'The rule wants a call in which url is an address on a.test, b.test or c.test.',
  ],
])('%j: %s', (because, sentence) => {
  expect(becauseSentence(because)).toBe(sentence);
});

test('what a rule decides in a session, case by case', () => {
  const { cases } = {
    cases: [
      {
        when: { arguments: [{ arguments: ['to', 'cc'], is: 'named-by-user' as const }] },
        decision: 'allow' as const,
      },
      {
        when: { arguments: [{ arguments: ['url'], is: 'named-or-seen' as const }] },
        decision: 'allow' as const,
      },
      {
        when: {
          after: ['untrusted-content' as const, 'private-data' as const],
          arguments: [{ argument: 'sql', is: 'sql-reads-only' as const }],
        },
        decision: 'ask' as const,
      },
      {
        when: { arguments: [{ arguments: ['attendees'], is: 'not-given' as const }] },
        decision: 'allow' as const,
      },
      { when: {}, decision: 'deny' as const },
    ],
  };
  expect(caseSentences({ cases })).toEqual([
    'If the user named the values of “to” and “cc”, the call runs without asking.',
    'Otherwise, if the user named the value of “url”, or a result held it, the call runs without asking.',
    'Otherwise, after content that outsiders can write and private data were read in the session, if “sql” is SQL that only reads, a person is asked.',
    'Otherwise, if “attendees” is empty, the call runs without asking.',
    'Otherwise, the call is refused.',
  ]);
});
