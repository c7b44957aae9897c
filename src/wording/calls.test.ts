import { expect, test } from 'vitest';
import type { CallRow, TriedCall } from '#domain/policy/call-table.ts';
import { callPhrase, callTitle, exceptionPhrase, ordinal } from './calls.ts';

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [22, '22nd'],
  [101, '101st'],
  [1801, '1,801st'],
])('%d is %s', (number, wanted) => {
  expect(ordinal(number)).toBe(wanted);
});

const limit = { max: 30, per: 'hour' } as const;
const condition = { argument: 'amount', is: 'at-most', value: 100 } as const;

test.each<[string | null, TriedCall, string]>([
  [null, { kind: 'tool' }, 'this tool, whatever its arguments'],
  ['make', { kind: 'tool' }, ''],
  [null, { kind: 'beyond-limit', limit }, 'the 31st call in one hour'],
  ['make', { kind: 'beyond-limit', limit }, ', the 31st call in one hour'],
  [null, { kind: 'good-arguments' }, 'this tool with arguments as the rule wants them'],
  [
    null,
    { kind: 'bad-argument', condition },
    'this tool where it is not true that amount is at most 100',
  ],
  ['list', { kind: 'unlisted-neighbour' }, ', which the file does not list'],
  [null, { kind: 'later-tool' }, 'a tool added later'],
  [null, { kind: 'later-read-only' }, 'a tool added later that its server marks as read-only'],
])('%j, %j: %s', (name, call, words) => {
  expect(callPhrase({ name, call })).toBe(words);
});

test.each<[TriedCall, string]>([
  [{ kind: 'tool' }, 'A call'],
  [{ kind: 'beyond-limit', limit }, 'The 31st call in one hour'],
  [{ kind: 'bad-argument', condition }, 'A call where it is not true that amount is at most 100'],
  [{ kind: 'later-tool' }, 'A tool added later'],
])('%j beside its tool: %s', (call, words) => {
  expect(callTitle(call)).toBe(words);
});

test('exceptions are grouped by how the calls end', () => {
  const row = (call: TriedCall, name: string | null = null): CallRow => ({
    tool: 'make',
    name,
    call,
    outcome: 'asked',
    because: { kind: 'rule', decision: 'ask' },
  });
  expect(exceptionPhrase([row({ kind: 'later-tool' }), row({ kind: 'tool' }, 'list')])).toBe(
    ', except: a person is asked (a tool added later; “list”)',
  );
  expect(exceptionPhrase([])).toBe('');
});
