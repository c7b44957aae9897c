import { describe, expect, test } from 'vitest';
import { describePolicy, describeRule } from './describe.ts';
import type { Rule } from './policy.ts';
import { policyOf } from './testing/policies.ts';
import { worstHour } from './worst-hour.ts';

const rule = (given: Partial<Rule>): Rule => ({
  decision: 'allow',
  limits: [],
  conditions: [],
  ...given,
});

describe('describeRule', () => {
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
    expect(describeRule(rule(given)).join(' ')).toBe(wanted);
  });
});

test('describePolicy says what happens to tools that are not listed', () => {
  const policy = policyOf('ask', { list: 'allow' });
  expect(describePolicy(policy, 'github', 'list')).toEqual([
    'This tool runs without asking.',
    'A tool of this server that is not listed, such as one added later, is asked about before each call.',
  ]);
  Object.assign(policy.servers[0] ?? {}, { others: 12 });
  expect(describePolicy({ ...policy, unlisted: 'deny' }, 'github', 'x')).toEqual([
    'This tool is not listed. The 12 other tools of this server, and any added later, are refused.',
  ]);
});

test.each<[Partial<Rule>, number | null]>([
  [{ limits: [{ max: 30, per: 'minute' }] }, 1800],
  [
    {
      limits: [
        { max: 30, per: 'minute' },
        { max: 100, per: 'hour' },
      ],
    },
    100,
  ],
  [{ limits: [{ max: 5, per: 'day' }] }, 5],
  [{}, null],
  [{ decision: 'ask' }, null],
  [{ decision: 'deny' }, 0],
])('worstHour(%j) is %s', (given, wanted) => {
  expect(worstHour(rule(given))).toBe(wanted);
});
