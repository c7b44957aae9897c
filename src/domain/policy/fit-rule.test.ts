import { expect, test } from 'vitest';
import { fitRule } from './fit-rule.ts';
import type { Rule } from './policy.ts';
import { stricterRule } from './strictness.ts';
import type { TargetAbilities } from './target.ts';

const ABLE: TargetAbilities = {
  allow: true,
  ask: true,
  deny: true,
  hide: true,
  limit: true,
  condition: true,
  unlisted: ['allow', 'ask', 'deny'],
  severalServers: true,
};
const HOURLY = [{ max: 30, per: 'hour' as const }];
const rule = (given: Partial<Rule>): Rule => ({
  decision: 'allow',
  limits: [],
  conditions: [],
  ...given,
});
const fitted = (given: Partial<Rule>, abilities: Partial<TargetAbilities>) => {
  const { rule: result, changes } = fitRule(rule(given), { can: { ...ABLE, ...abilities } });
  return [result.decision, result.limits.length, changes.map(({ kind }) => kind)];
};

test('a limit becomes a question where the client cannot count, unless the rule says that it runs', () => {
  expect(fitted({ limits: HOURLY }, { limit: false })).toEqual(['ask', 0, ['ask-for-limit']]);
  expect(fitted({ limits: HOURLY, ifCannotCount: 'ask' }, { limit: false })).toEqual([
    'ask',
    0,
    ['ask-for-limit'],
  ]);
  expect(fitted({ limits: HOURLY, ifCannotCount: 'allow' }, { limit: false })).toEqual([
    'allow',
    0,
    ['allow-without-limit'],
  ]);
});

test('a client that counts keeps the limit, whatever the rule says for others', () => {
  expect(fitted({ limits: HOURLY, ifCannotCount: 'allow' }, {})).toEqual(['allow', 1, []]);
});

test('a question becomes a refusal where nobody can be asked, unless the rule says that it runs', () => {
  const asking = { decision: 'ask', limits: HOURLY } as const;
  const cannot = { ask: false };
  expect(fitted(asking, cannot)).toEqual(['deny', 0, ['deny-for-ask']]);
  expect(fitted({ ...asking, ifCannotAsk: 'deny' }, cannot)).toEqual(['deny', 0, ['deny-for-ask']]);
  expect(fitted({ ...asking, ifCannotAsk: 'allow' }, cannot)).toEqual([
    'allow',
    1,
    ['allow-for-ask'],
  ]);
});

test('a rule that may run unasked but not uncounted is refused by a client that can do neither', () => {
  const given = { decision: 'ask', limits: HOURLY, ifCannotAsk: 'allow' } as const;
  expect(fitted(given, { ask: false, limit: false })).toEqual([
    'deny',
    0,
    ['allow-for-ask', 'deny-for-limit'],
  ]);
});

test('of two rules for one tool, both must let it run without a count or an answer', () => {
  const counted = rule({ limits: HOURLY, ifCannotCount: 'allow' });
  expect(stricterRule(counted, rule({})).ifCannotCount).toBe('allow');
  expect(stricterRule(counted, rule({ limits: HOURLY })).ifCannotCount).toBeUndefined();
  const asked = rule({ decision: 'ask', ifCannotAsk: 'allow' });
  expect(stricterRule(asked, counted).ifCannotAsk).toBe('allow');
  expect(stricterRule(asked, rule({ decision: 'ask' })).ifCannotAsk).toBeUndefined();
  expect(stricterRule(asked, rule({ decision: 'deny' })).ifCannotAsk).toBeUndefined();
});

test('a target that can only hold calls back after what was read keeps what it can tell of the cases', () => {
  const after = (decision: 'allow' | 'ask' | 'deny') => ({
    when: { after: ['untrusted-content' as const] },
    decision,
  });
  const named = {
    when: { arguments: [{ arguments: ['to'], is: 'named-by-user' as const }] },
    decision: 'allow' as const,
  };
  const lifted = { when: {}, decision: 'allow' as const };
  const kept = (given: Partial<Rule>, abilities: Partial<TargetAbilities> = {}) =>
    fitRule(rule(given), { can: { ...ABLE, flows: true, ...abilities } }).rule.cases;
  expect(kept({ cases: [named, after('ask')] })).toEqual([after('ask')]);
  expect(kept({ cases: [named, after('ask')] }, { ask: false })).toEqual([after('deny')]);
  expect(kept({ cases: [named, after('ask')] }, { flows: false })).toBeUndefined();
  expect(kept({ cases: [lifted, after('ask')] })).toBeUndefined();
  expect(kept({ decision: 'ask', cases: [after('ask'), lifted] })).toBeUndefined();
  expect(kept({ decision: 'ask', cases: [after('deny'), lifted] })).toEqual([after('deny')]);
  const unattended = {
    decision: 'ask',
    ifCannotAsk: 'allow',
    cases: [after('ask'), lifted],
  } as const;
  expect(kept({ ...unattended, cases: [...unattended.cases] }, { ask: false })).toBeUndefined();
});
