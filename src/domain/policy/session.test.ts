import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleCase } from './policy.ts';
import { caseHolds, EMPTY_SESSION, marksOf, type Session } from './session.ts';
import { policyOf } from './testing/policies.ts';
import { phraseOf, phrasesOf } from './user-words.ts';

/** Every run tries the same inputs, so that what fails once fails again. */
fc.configureGlobal({ seed: 20261130 });

type Condition = NonNullable<RuleCase['when']['arguments']>[number];

const sessionOf = (prompt: string, seen: readonly string[] = []): Session => {
  const named = phrasesOf(prompt);
  return {
    ...EMPTY_SESSION,
    isNamed: (value) => named.has(phraseOf(value) ?? ''),
    isSeen: (address) => seen.includes(address),
  };
};
const SESSION = sessionOf('Mail bob and alice about 42 boxes, true, null', [
  'https://seen.example/a',
]);
const when = (...conditions: Condition[]): RuleCase => ({
  when: { arguments: conditions },
  decision: 'allow',
});
const named = (args: Record<string, unknown>, ...names: string[]) =>
  caseHolds(
    when({ arguments: names.length > 0 ? names : ['to'], is: 'named-by-user' }),
    args,
    SESSION,
  );
const absent = (args: Record<string, unknown>, ...names: string[]) =>
  caseHolds(when({ arguments: names.length > 0 ? names : ['to'], is: 'not-given' }), args, SESSION);
const ownProto = (value: unknown) => JSON.parse(`{"__proto__": ${JSON.stringify(value)}}`);

describe('named by the user', () => {
  test.each([
    [{ to: 'bob' }],
    [{ to: ['bob', 'ALICE'] }],
    [{ to: 42 }],
    [{ to: [{ name: 'bob', displayName: 'alice' }] }],
    [{ to: { first: { deep: ['bob'] } } }],
    [{ to: ['bob', null, '', [], {}] }],
  ])('holds for %j', (args) => {
    expect(named(args)).toBe(true);
  });

  test.each([
    [{}],
    [{ to: undefined }],
    [{ to: null }],
    [{ to: '' }],
    [{ to: [] }],
    [{ to: {} }],
    [{ to: [[], {}, null, ''] }],
    [{ to: 'eve' }],
    [{ to: ['bob', 'eve'] }],
    [{ to: ['bob', { cc: 'eve' }] }],
    [{ to: true }],
    [{ to: false }],
    [{ to: ['bob', true] }],
    [{ to: 43 }],
    [{ to: 4.2 }],
    [{ to: { 'eve@evil.example': 'bob' } }],
    [{ to: { U123ABC: 'bob' } }],
    [{ to: { '': 'bob' } }],
    [{ TO: 'bob' }],
    [{ to: Array.from({ length: 5_000 }, () => 'bob') }],
    [{ to: [...Array.from({ length: 5_000 }, () => null), 'bob'] }],
  ])('does not hold for %j', (args) => {
    expect(named(args)).toBe(false);
  });

  test('every argument that is given has to be named; one that is missing need not be', () => {
    expect(named({ to: 'bob', cc: 'alice' }, 'to', 'cc')).toBe(true);
    expect(named({ to: 'bob', cc: '' }, 'to', 'cc')).toBe(true);
    expect(named({ to: 'bob' }, 'to', 'cc')).toBe(true);
    expect(named({ to: 'bob', cc: 'eve' }, 'to', 'cc')).toBe(false);
  });

  test('only own values of the arguments count', () => {
    expect(named(Object.create({ to: 'bob' }))).toBe(false);
    expect(named({}, '__proto__')).toBe(false);
    expect(named({}, 'constructor')).toBe(false);
    expect(named({}, 'toString')).toBe(false);
    expect(named(ownProto('eve'), '__proto__')).toBe(false);
    expect(named(ownProto('bob'), '__proto__')).toBe(true);
    expect(named({ to: ownProto('eve') })).toBe(false);
  });

  test('a whole number that is not exact is not named', () => {
    const session = sessionOf('Mail 12345678901234567000');
    const condition = when({ arguments: ['to'], is: 'named-by-user' });
    expect(caseHolds(condition, { to: 12345678901234567000 }, session)).toBe(false);
    expect(caseHolds(condition, { to: '12345678901234567000' }, session)).toBe(true);
  });

  test('values of any size and depth take bounded time', () => {
    let deep: unknown = 'bob';
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];
    const wide = Array.from({ length: 500_000 }, () => null);
    const keys = Object.fromEntries(wide.map((_, at) => [`a${at}`, null]));
    for (const value of [deep, wide, keys, [wide, wide]]) {
      expect(named({ to: value })).toBe(false);
      expect(absent({ to: value })).toBe(false);
    }
  });

  test('no JSON with a text that is not named passes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        expect(named({ to: [left, { more: ['eve', right] }] })).toBe(false);
        expect(absent({ to: [left, ['eve', right]] })).toBe(false);
      }),
    );
  });
});

describe('named or seen', () => {
  const holdsFor = (to: unknown) =>
    caseHolds(when({ arguments: ['to'], is: 'named-or-seen' }), { to }, SESSION);

  test('holds for an address exactly as written in a result, and for what is named', () => {
    expect(holdsFor('https://seen.example/a')).toBe(true);
    expect(holdsFor(['https://seen.example/a', 'bob'])).toBe(true);
    expect(holdsFor('https://seen.example/a?secret')).toBe(false);
    expect(holdsFor('https://seen.example/')).toBe(false);
    expect(holdsFor('https://SEEN.example/a')).toBe(false);
    expect(holdsFor(undefined)).toBe(false);
  });
});

describe('not given', () => {
  test.each([
    [{}],
    [{ to: null }],
    [{ to: '' }],
    [{ to: [] }],
    [{ to: {} }],
    [{ to: [[], {}, null] }],
  ])('holds for %j', (args) => {
    expect(absent(args)).toBe(true);
  });

  test.each([
    [{ to: 'bob' }],
    [{ to: ' ' }],
    [{ to: 0 }],
    [{ to: false }],
    [{ to: [[[0]]] }],
    [{ to: { 'eve@evil.example': null } }],
    [{ to: [{ 'eve@evil.example': '' }] }],
    [ownProto('bob')],
  ])('does not hold for %j', (args) => {
    expect(absent(args, 'to', '__proto__')).toBe(false);
  });

  test('all of the arguments have to be missing', () => {
    expect(absent({ cc: [] }, 'to', 'cc')).toBe(true);
    expect(absent({ cc: ['eve'] }, 'to', 'cc')).toBe(false);
  });
});

describe('SQL that only reads', () => {
  const asked: unknown[] = [];
  const session: Session = {
    ...EMPTY_SESSION,
    sqlReadsOnly: (statement, dialect) => {
      asked.push([statement, dialect]);
      return statement === 'SELECT 1';
    },
  };
  const reads = (args: Record<string, unknown>) =>
    caseHolds(when({ argument: 'sql', is: 'sql-reads-only', dialect: 'mysql' }), args, session);

  test('is asked of a text only', () => {
    expect(reads({ sql: 'SELECT 1' })).toBe(true);
    expect(reads({ sql: 'DELETE FROM a' })).toBe(false);
    expect(asked).toEqual([
      ['SELECT 1', 'mysql'],
      ['DELETE FROM a', 'mysql'],
    ]);
    for (const sql of [undefined, null, 1, true, ['SELECT 1'], { sql: 'SELECT 1' }]) {
      expect(reads({ sql })).toBe(false);
    }
    expect(reads(Object.create({ sql: 'SELECT 1' }))).toBe(false);
  });
});

describe('a case', () => {
  test('needs all of its marks and all of its conditions', () => {
    const session: Session = { ...SESSION, marks: new Set(['private-data']) };
    const to: Condition = { arguments: ['to'], is: 'named-by-user' };
    const small: Condition = { argument: 'amount', is: 'at-most', value: 10 };
    const both: RuleCase = {
      when: { after: ['private-data'], arguments: [to, small] },
      decision: 'allow',
    };
    expect(caseHolds(both, { to: 'bob', amount: 5 }, session)).toBe(true);
    expect(caseHolds(both, { to: 'bob', amount: 50 }, session)).toBe(false);
    expect(caseHolds(both, { to: 'eve', amount: 5 }, session)).toBe(false);
    expect(caseHolds(both, { to: 'bob', amount: 5 }, SESSION)).toBe(false);
    const after: RuleCase = {
      when: { after: ['private-data', 'untrusted-content'] },
      decision: 'ask',
    };
    expect(caseHolds(after, {}, session)).toBe(false);
    expect(caseHolds({ when: {}, decision: 'ask' }, {}, EMPTY_SESSION)).toBe(true);
  });

  test('in an empty session nothing is named, seen or read-only', () => {
    const conditions: Condition[] = [
      { arguments: ['to'], is: 'named-by-user' },
      { arguments: ['to'], is: 'named-or-seen' },
      { argument: 'to', is: 'sql-reads-only' },
    ];
    for (const condition of conditions) {
      expect(caseHolds(when(condition), { to: 'bob' }, EMPTY_SESSION)).toBe(false);
    }
  });
});

describe('what a call brings', () => {
  const policy = policyOf('ask', { list: 'allow', read: 'allow', ['__proto__']: 'allow' });
  const brings = { 'untrusted-content': ['read', 'hidden'], 'private-data': ['read'] };
  Object.assign(policy.servers[0] ?? {}, { brings });

  test.each([
    ['list', []],
    ['read', ['untrusted-content', 'private-data']],
    ['__proto__', []],
    ['hidden', ['untrusted-content', 'private-data']],
    ['constructor', ['untrusted-content', 'private-data']],
  ])('%s brings %j', (tool, marks) => {
    expect(marksOf(policy, { server: 'github', tool })).toEqual(marks);
  });

  test('an unknown server and a policy that says nothing bring both', () => {
    expect(marksOf(policy, { server: 'other', tool: 'list' })).toHaveLength(2);
    expect(
      marksOf(policyOf('ask', { list: 'allow' }), { server: 'github', tool: 'list' }),
    ).toHaveLength(2);
  });
});
