import { expect, test } from 'vitest';
import { flowSentence, questionSentence, wrappedClause, wrappedSummary } from './stack-guard.ts';

test('what became of a server', () => {
  expect(wrappedClause({ name: 'a', state: 'wrapped', server: 'a' })).toBe(
    'starts through the guard',
  );
  expect(wrappedClause({ name: 'a', state: 'wrapped', server: 'a-2' })).toBe(
    'starts through the guard, as a-2 in the policy',
  );
  expect(wrappedClause({ name: 'a', state: 'left', why: 'off' })).toBe('is switched off');
  expect(
    wrappedSummary([
      { name: 'a', state: 'wrapped' },
      { name: 'b', state: 'left', why: 'off' },
    ]),
  ).toBe('1 of 2 servers starts through the guard');
});

test('what the guard does about a combination', () => {
  expect(
    flowSentence({
      effect: 'asks',
      leg: ['moves-money'],
      after: ['untrusted-content', 'private-data'],
      unlessArguments: true,
    }),
  ).toBe(
    'each call under “Moves money” is asked about once the session has read content that outsiders can write and private data, except with some arguments.',
  );
  expect(
    flowSentence({ effect: 'refused', leg: ['runs-code'], after: [], unlessArguments: false }),
  ).toBe('each call under “Runs code” is refused from the start.');
});

test('a client that shows no question is named', () => {
  expect(questionSentence({ kind: 'clients', names: ['Gemini CLI'] })).toContain(
    'Gemini CLI cannot',
  );
  expect(questionSentence({ kind: 'bare-list' })).toContain('In a client that cannot');
});
