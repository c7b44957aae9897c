import { expect, test } from 'vitest';
import { cohensKappa, readerAgreement } from './agreement.ts';
import { labelSchema } from './label.ts';

const pairs = (...answers: [string, string][]) => answers.map(([one, other]) => ({ one, other }));

test('readers who agree throughout have 1, whatever they say', () => {
  expect(cohensKappa(pairs(['a', 'a'], ['b', 'b']))).toBe(1);
  expect(cohensKappa(pairs(['a', 'a'], ['a', 'a']))).toBe(1);
});

test('readers who agree as often as chance have 0, and less is below it', () => {
  expect(cohensKappa(pairs(['a', 'a'], ['a', 'b'], ['b', 'a'], ['b', 'b']))).toBe(0);
  expect(cohensKappa(pairs(['a', 'b'], ['b', 'a']))).toBe(-1);
});

test('a textbook example: 35 of 50 agree, chance gives 0.5', () => {
  const times = (count: number, one: string, other: string) =>
    Array.from({ length: count }, () => ({ one, other }));
  const all = [
    ...times(20, 'yes', 'yes'),
    ...times(5, 'yes', 'no'),
    ...times(10, 'no', 'yes'),
    ...times(15, 'no', 'no'),
  ];
  expect(cohensKappa(all)).toBeCloseTo(0.4);
});

test('only labels with both readings count, each capability on its own', () => {
  const reading = { category: 'read', severity: 'low', capabilities: [] };
  const other = { ...reading, severity: 'medium', capabilities: ['admin'] };
  const label = (more: object) => labelSchema.parse({ toolId: 'a#b', category: 'read', ...more });
  expect(readerAgreement([label({})])).toBeUndefined();
  const found = readerAgreement([
    label({ readings: [reading, reading] }),
    label({ readings: [reading, other] }),
    label({}),
  ]);
  expect(found).toEqual({ category: 1, severity: 0, capabilities: 0 });
});
