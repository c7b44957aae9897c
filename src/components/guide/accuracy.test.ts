import { expect, test } from 'vitest';
import { accuracySchema, shareWords } from './accuracy.ts';

const set = {
  title: 'Ordinary tools',
  how: 'Drawn at random and labelled by hand.',
  tools: 100,
  category: 93,
  severity: 80,
};

test('a share is rounded down', () => {
  expect(shareWords(199, 200)).toBe('199 of 200 (99 %)');
});

test('more right verdicts than tools are refused', () => {
  const measured = '2026-11-21';
  expect(accuracySchema.safeParse({ measured, sets: [set] }).success).toBe(true);
  const wrong = { measured, sets: [{ ...set, severity: 101 }] };
  expect(accuracySchema.safeParse(wrong).success).toBe(false);
});
