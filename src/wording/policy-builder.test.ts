import { expect, test } from 'vitest';
import { conditionProblemSentence, importProblemSentence } from './policy-builder.ts';

test('a value that an argument does not take is refused with those that it takes', () => {
  const problem = { kind: 'other-values', argument: 'action', text: 'drop' } as const;
  expect(conditionProblemSentence({ ...problem, values: ['read', 'write'] })).toBe(
    'action takes read and write, not “drop”.',
  );
  const many = Array.from({ length: 9 }, (_, at) => at);
  expect(conditionProblemSentence({ ...problem, values: many })).toBe(
    'action takes 0, 1, 2, 3, 4, 5, 6, 7 and other values, not “drop”.',
  );
});

test('a broken file is told with its line', () => {
  const fault = { kind: 'not-json', problem: 'ValueExpected', line: 2, column: 5 } as const;
  expect(importProblemSentence({ problem: { kind: 'broken', fault } })).toBe(
    'Line 2, column 5: A value is missing here.',
  );
});
