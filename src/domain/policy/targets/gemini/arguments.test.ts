import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds } from '../../condition.ts';
import type { Condition } from '../../policy.ts';
import { PROBES } from '../../testing/probes.ts';
import { argsPattern } from './arguments.ts';

const owner: Condition = { argument: 'owner', is: 'equals', value: 'acme' };
const amount: Condition = { argument: 'amount', is: 'at-most', value: 100 };

/** The text that Gemini CLI makes of arguments. */
const asMatched = (args: Record<string, unknown>) =>
  `{${Object.keys(args)
    .toSorted()
    .map((key) => `\0${JSON.stringify(key)}:${JSON.stringify(args[key])}\0`)
    .join(',')}}`;

test('one condition is its own pattern, several are looked for one by one', () => {
  expect(argsPattern([owner])).toBe('\\0"owner":"acme"\\0');
  expect(argsPattern([owner, { ...owner, argument: 'a.b' }])).toBe(
    '^(?=[^]*\\0"owner":"acme"\\0)(?=[^]*\\0"a\\.b":"acme"\\0)',
  );
});

test('the pattern holds where the conditions hold', () => {
  const probe = fc.constantFrom(...PROBES);
  fc.assert(
    fc.property(probe, probe, probe, (first, second, other) => {
      const args = { owner: first, amount: second, other };
      const wanted = holds(owner, args) && holds(amount, args);
      const found = new RegExp(argsPattern([owner, amount]) ?? '').test(asMatched(args));
      expect([args, found]).toEqual([args, wanted]);
    }),
    { numRuns: 2000 },
  );
});

test('another argument, or a value that looks like one, does not pass', () => {
  const pattern = new RegExp(argsPattern([owner]) ?? '');
  expect(pattern.test(asMatched({ note: '\0"owner":"acme"\0' }))).toBe(false);
  expect(pattern.test(asMatched({ nested: { owner: 'acme' } }))).toBe(false);
  expect(pattern.test(asMatched({ '\0"owner":"acme"\0': 1 }))).toBe(false);
});

test('there is no pattern for what it cannot say, nor for one that drops the whole file', () => {
  expect(argsPattern([{ argument: 'a', is: 'matches', value: '^a$' }])).toBeNull();
  expect(argsPattern([{ argument: 'a', is: 'equals', value: ['b'] }])).toBeNull();
  expect(argsPattern([{ argument: 'a', is: 'at-most', value: 2.5 }])).toBeNull();
  expect(argsPattern([{ argument: 'a', is: 'equals', value: 'x'.repeat(3000) }])).toBeNull();
});
