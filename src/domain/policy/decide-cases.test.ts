import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, OUTCOMES, type PastCall } from './decide.ts';
import { fitRule } from './fit-rule.ts';
import { mergePolicies } from './merge.ts';
import {
  type Condition,
  MARKS,
  type Mark,
  type Policy,
  policySchema,
  type Rule,
  type RuleCase,
} from './policy.ts';
import { EMPTY_SESSION, marksOf, type Session } from './session.ts';
import { stricterRule } from './strictness.ts';
import type { TargetAbilities } from './target.ts';
import { policyOf } from './testing/policies.ts';

/** Every run tries the same inputs, so that what fails once fails again. */
fc.configureGlobal({ seed: 20261130 });

const sessionWith = (marks: readonly Mark[], ...names: string[]): Session => ({
  ...EMPTY_SESSION,
  marks: new Set(marks),
  isNamed: (value) => names.includes(value),
});
const NAMED: RuleCase = {
  when: { arguments: [{ arguments: ['to'], is: 'named-by-user' }] },
  decision: 'allow',
};
const TAINTED: RuleCase = { when: { after: ['untrusted-content'] }, decision: 'deny' };
const outcomeOf = (rule: Partial<Rule>, session?: Session, history: PastCall[] = [], to = 'bob') =>
  decide(
    policyOf('ask', { send: { decision: 'ask', limits: [], conditions: [], ...rule } }),
    { server: 'github', tool: 'send', arguments: { to }, at: 0 },
    history,
    session,
  ).outcome;

describe('decide with cases', () => {
  const bob = sessionWith([], 'bob');

  test('a case that holds lifts or tightens, the rule decides otherwise', () => {
    expect(outcomeOf({ cases: [NAMED] }, bob)).toBe('allowed');
    expect(outcomeOf({ cases: [NAMED] }, bob, [], 'eve')).toBe('asked');
    const allowing: Partial<Rule> = { decision: 'allow', cases: [TAINTED] };
    expect(outcomeOf(allowing, bob)).toBe('allowed');
    expect(outcomeOf(allowing, sessionWith(['untrusted-content']))).toBe('denied');
    expect(outcomeOf(allowing, sessionWith(['private-data']))).toBe('allowed');
  });

  test('without a session no case holds, not even one without conditions', () => {
    expect(outcomeOf({ cases: [NAMED] })).toBe('asked');
    expect(outcomeOf({ cases: [{ when: {}, decision: 'allow' }] })).toBe('asked');
    expect(outcomeOf({ cases: [{ when: {}, decision: 'allow' }] }, EMPTY_SESSION)).toBe('allowed');
  });

  test('the first case that holds decides', () => {
    const tainted = sessionWith(MARKS, 'bob');
    expect(outcomeOf({ cases: [NAMED, TAINTED] }, tainted)).toBe('allowed');
    expect(outcomeOf({ cases: [TAINTED, NAMED] }, tainted)).toBe('denied');
  });

  test('it says which case decided', () => {
    const policy = policyOf('ask', {
      send: { decision: 'ask', limits: [], conditions: [], cases: [TAINTED, NAMED] },
    });
    const call = { server: 'github', tool: 'send', arguments: { to: 'bob' }, at: 0 };
    expect(decide(policy, call, [], bob).because).toEqual({ kind: 'case', case: NAMED });
  });

  test('refusal, conditions and limits come before cases', () => {
    const cases: RuleCase[] = [{ when: {}, decision: 'allow' }];
    expect(outcomeOf({ decision: 'deny', cases }, bob)).toBe('denied');
    expect(outcomeOf({ decision: 'hide', cases }, bob)).toBe('hidden');
    const limits = [{ max: 1, per: 'hour' as const }];
    const past = [{ server: 'github', tool: 'send', at: 0 }];
    expect(outcomeOf({ limits, cases }, bob)).toBe('allowed');
    expect(outcomeOf({ limits, cases }, bob, past)).toBe('denied');
    const conditions = [{ argument: 'to', is: 'equals' as const, value: 'eve' }];
    expect(outcomeOf({ conditions, cases }, bob)).toBe('denied');
  });

  test.each<[Condition, unknown, unknown[]]>([
    [
      { argument: 'to', is: 'one-of', value: ['read', 'list', 2] },
      'list',
      ['write', 'LIST', '2', ['list'], null],
    ],
    [{ argument: 'to', is: 'equals', value: false }, false, ['false', 0, null]],
    [{ argument: 'to', is: 'at-most', value: 100 }, 99.5, [100.5, '99', Number.NaN, null]],
    [
      { argument: 'to', is: 'path-under', value: '/home/me/notes' },
      '/home/me/notes/2026/a.md',
      [
        '/home/me/notes/../.ssh/id_rsa',
        '/home/me/notes/./a',
        '/home/me/notes-of-eve/a',
        '/home/me/notes//etc/passwd',
        '/home/me/notes/a\\..\\b',
        'notes/a.md',
        ['/home/me/notes/a.md'],
      ],
    ],
    [
      { argument: 'to', is: 'host-in', value: ['docs.example.org'] },
      'https://docs.example.org/a?b=c',
      [
        'https://docs.example.org.evil.example/',
        'https://docs.example.org@evil.example/',
        'https://evil.example/docs.example.org',
        'https://evil.example\\@docs.example.org/',
        'https://DOCS.example.org/',
        'ftp://docs.example.org/',
        '//docs.example.org/',
        ' https://docs.example.org/',
      ],
    ],
    [{ argument: 'to', is: 'matches', value: '^[a-z]+$' }, 'abc', ['abc1', '', 'abc\nabc']],
  ])('a case may ask for $is', (condition, good, bad) => {
    const policy = policyOf('ask', {
      send: {
        ...{ decision: 'ask', limits: [], conditions: [] },
        cases: [{ when: { arguments: [condition] }, decision: 'allow' }],
      },
    });
    const outcome = (args: Record<string, unknown>) =>
      decide(policy, { server: 'github', tool: 'send', arguments: args, at: 0 }, [], bob).outcome;
    expect(outcome({ to: good })).toBe('allowed');
    expect(outcome({})).toBe('asked');
    for (const value of bad) expect(outcome({ to: value }), JSON.stringify(value)).toBe('asked');
  });

  test('an unlisted tool has no cases', () => {
    const policy = policyOf('ask', { send: { cases: [NAMED] } });
    const call = { server: 'github', tool: 'constructor', arguments: { to: 'bob' }, at: 0 };
    expect(decide(policy, call, [], bob).because.kind).toBe('unlisted');
  });
});

const argument = fc.constantFrom('to', 'cc');
const condition: fc.Arbitrary<NonNullable<RuleCase['when']['arguments']>[number]> = fc.oneof(
  fc.record({
    arguments: fc.uniqueArray(argument, { minLength: 1 }),
    is: fc.constantFrom('named-by-user' as const, 'named-or-seen' as const, 'not-given' as const),
  }),
  fc.record({ argument, is: fc.constant('sql-reads-only' as const) }),
  fc.record({ argument, is: fc.constant('equals' as const), value: fc.constantFrom('a', 'b') }),
);
const anyCase: fc.Arbitrary<RuleCase> = fc.record({
  when: fc.record(
    {
      after: fc.uniqueArray(fc.constantFrom(...MARKS), { minLength: 1 }),
      arguments: fc.array(condition, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
  decision: fc.constantFrom('allow', 'ask', 'deny'),
});
const anyRule: fc.Arbitrary<Rule> = fc
  .record({
    decision: fc.constantFrom('allow', 'ask', 'deny', 'hide'),
    limits: fc.constantFrom<Rule['limits']>([], [{ max: 1, per: 'hour' }]),
    cases: fc.option(fc.array(anyCase, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  })
  .map(({ cases, ...rule }) => ({ ...rule, conditions: [], ...(cases ? { cases } : {}) }));
const anySession: fc.Arbitrary<Session> = fc
  .tuple(
    fc.subarray([...MARKS]),
    fc.subarray(['a', 'b']),
    fc.subarray(['a', 'b']),
    fc.subarray(['a', 'b']),
  )
  .map(([marks, named, seen, reading]) => ({
    marks: new Set(marks),
    isNamed: (value) => named.includes(value),
    isSeen: (value) => seen.includes(value),
    sqlReadsOnly: (value) => reading.includes(value),
  }));
const anyArguments = fc.record(
  { to: fc.constantFrom('a', 'b', 'c', '', null), cc: fc.constantFrom('a', ['a', 'b'], []) },
  { requiredKeys: [] },
);
const anyHistory = fc.constantFrom<PastCall[]>([], [{ server: 'github', tool: 'send', at: 0 }]);
const policyWith = (send: Rule): Policy => policyOf('deny', { send });
const rankOf = (
  policy: Policy,
  args: Record<string, unknown>,
  history: readonly PastCall[],
  session: Session | undefined,
) => {
  const call = { server: 'github', tool: 'send', arguments: args, at: 0 };
  return OUTCOMES.indexOf(decide(policy, call, history, session).outcome);
};

describe('two rules with cases', () => {
  const anyPlace = [anyArguments, anyHistory, fc.option(anySession, { nil: undefined })] as const;

  test('together are as strict as the stricter one in every session, for every call', () => {
    fc.assert(
      fc.property(anyRule, anyRule, ...anyPlace, (a, b, args, history, session) => {
        const both = rankOf(policyWith(stricterRule(a, b)), args, history, session);
        const each = [a, b].map((rule) => rankOf(policyWith(rule), args, history, session));
        const [refused] = [a, b].filter(
          ({ decision }) => decision === 'deny' || decision === 'hide',
        );
        if (refused) expect(both).toBeGreaterThanOrEqual(OUTCOMES.indexOf('denied'));
        else expect(both).toBe(Math.max(...each));
      }),
      { numRuns: 2_000 },
    );
  });

  test('so are three, in any order, and what they make is a valid policy', () => {
    fc.assert(
      fc.property(anyRule, anyRule, anyRule, ...anyPlace, (a, b, c, args, history, session) => {
        const merged = mergePolicies([a, b, c].map(policyWith));
        expect(policySchema.safeParse(merged).success).toBe(true);
        const other = mergePolicies([c, a, b].map(policyWith));
        const rank = rankOf(merged, args, history, session);
        expect(rankOf(other, args, history, session)).toBe(rank);
        for (const rule of [a, b, c]) {
          expect(rank).toBeGreaterThanOrEqual(rankOf(policyWith(rule), args, history, session));
        }
      }),
    );
  });
});

test('merged policies bring whatever either says, and everything where one says nothing', () => {
  const bringing = (tools: Record<string, Rule['decision']>, untrusted?: string[]): Policy => {
    const policy = policyOf('ask', tools);
    const brings = untrusted && { 'untrusted-content': untrusted, 'private-data': [] };
    Object.assign(policy.servers[0] ?? {}, brings ? { brings } : {});
    return policy;
  };
  const marks = (policy: Policy, tool: string) => marksOf(policy, { server: 'github', tool });
  const a = bringing({ read: 'allow', list: 'allow' }, ['read']);
  const b = bringing({ list: 'allow', peek: 'allow' }, ['peek']);
  const both = mergePolicies([a, b]);
  expect(marks(both, 'read')).toEqual(['untrusted-content']);
  expect(marks(both, 'peek')).toEqual(['untrusted-content']);
  expect(marks(both, 'list')).toEqual([]);
  const silent = mergePolicies([a, bringing({ list: 'allow' })]);
  expect(marks(silent, 'list')).toEqual(MARKS);
  expect(marks(silent, 'read')).toEqual(['untrusted-content']);
  const none = mergePolicies([bringing({ list: 'allow' }), bringing({ list: 'allow' })]);
  expect(marks(none, 'list')).toEqual(MARKS);
});

test('a target that does not follow the session gets no cases, and neither does a refusal', () => {
  const can: TargetAbilities = {
    ...{ allow: true, ask: true, deny: true, hide: true, limit: true, condition: true },
    unlisted: ['allow', 'ask', 'deny'],
    severalServers: true,
  };
  fc.assert(
    fc.property(anyRule, (rule) => {
      expect(fitRule(rule, { can }).rule).not.toHaveProperty('cases');
      const { rule: followed } = fitRule(rule, { can: { ...can, session: true } });
      const isRefused = rule.decision === 'deny' || rule.decision === 'hide';
      expect(followed.cases).toEqual(isRefused ? undefined : rule.cases);
      const { rule: unasking } = fitRule(rule, { can: { ...can, session: true, ask: false } });
      if (unasking.decision === 'deny') expect(unasking.cases).toBeUndefined();
    }),
  );
});
