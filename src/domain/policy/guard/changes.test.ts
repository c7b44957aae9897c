import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import { MARKS, type Policy, policySchema, type Rule, type RuleCase } from '../policy.ts';
import { EMPTY_SESSION } from '../session.ts';
import { guardChange, guardCounts } from './changes.ts';

const rule = (decision: Rule['decision'], ...cases: RuleCase[]): Rule => ({
  ...{ decision, limits: [], conditions: [] },
  ...(cases.length > 0 ? { cases } : {}),
});
const NAMED: RuleCase = {
  when: { arguments: [{ arguments: ['to'], is: 'named-by-user' }] },
  decision: 'allow',
};
const AFTER: RuleCase = { when: { after: ['untrusted-content'] }, decision: 'ask' };
const AFTER_BOTH: RuleCase = {
  when: { after: ['private-data', 'untrusted-content'] },
  decision: 'ask',
};
const ELSE: RuleCase = { when: {}, decision: 'allow' };

describe('what the guard changes about a tool', () => {
  test.each<[string, Rule, ReturnType<typeof guardChange>]>([
    ['nothing, without cases', rule('ask'), undefined],
    ['nothing, where every case asks', rule('ask', AFTER), undefined],
    ['nothing, where every case allows', rule('allow', NAMED), undefined],
    [
      'a question until content was read',
      rule('ask', NAMED, AFTER, ELSE),
      { kind: 'runs-until', read: ['untrusted-content'] },
    ],
    [
      'the fewest marks',
      rule('ask', AFTER_BOTH, AFTER, ELSE),
      { kind: 'runs-until', read: ['untrusted-content'] },
    ],
    ['a question for some arguments', rule('ask', AFTER, NAMED), { kind: 'runs-with-arguments' }],
    [
      'a tool that runs',
      rule('allow', NAMED, AFTER_BOTH),
      { kind: 'asks-after', read: ['untrusted-content', 'private-data'] },
    ],
    [
      'a tool that runs with some arguments',
      rule('allow', NAMED, { when: {}, decision: 'ask' }),
      { kind: 'asks-for-arguments' },
    ],
    ['no refusal', rule('deny'), undefined],
  ])('%s', (_, given, change) => {
    expect(guardChange(given)).toEqual(change);
  });

  test('is told by what happens to a call before and after something was read', () => {
    const anyCase = fc.record({
      when: fc.record({ after: fc.uniqueArray(fc.constantFrom(...MARKS), { minLength: 1 }) }),
      decision: fc.constantFrom('allow', 'ask', 'deny'),
    }) satisfies fc.Arbitrary<RuleCase>;
    const last = fc.constantFrom<RuleCase>(ELSE, { when: {}, decision: 'ask' });
    fc.assert(
      fc.property(fc.array(anyCase, { minLength: 1, maxLength: 4 }), last, (cases, end) => {
        const given = rule('ask', ...cases, end);
        const policy: Policy = {
          unlisted: 'deny',
          servers: [{ server: 'mail', as: 'mail', others: 0, tools: { send: given } }],
        };
        const call = { server: 'mail', tool: 'send', arguments: {}, at: 0 };
        const { outcome } = decide(policy, call, [], EMPTY_SESSION);
        const change = guardChange(given);
        if (outcome === 'allowed') expect(change).toBeDefined();
        if (change?.kind === 'runs-until') expect(outcome).toBe('allowed');
      }),
    );
  });
});

test('counts', () => {
  const policy = policySchema.parse({
    unlisted: 'ask',
    servers: [
      {
        ...{ server: 'mail', as: 'mail' },
        tools: {
          a: rule('ask', AFTER, ELSE),
          b: rule('ask', NAMED),
          c: rule('ask'),
          d: rule('allow', NAMED, AFTER_BOTH),
          e: { decision: 'allow', limits: [{ max: 5, per: 'hour' }] },
          f: rule('hide'),
          g: rule('allow', NAMED, { when: {}, decision: 'ask' }),
        },
      },
    ],
  });
  expect(guardCounts(policy)).toEqual({
    ...{ all: 7, asks: 3, runsUntil: 1, runsWithArguments: 1 },
    ...{ asksAfter: 1, asksForArguments: 1, limited: 1 },
  });
});
