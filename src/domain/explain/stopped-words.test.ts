import { expect, test } from 'vitest';
import { stoppedWords } from './stopped-words.ts';

test('one effect needs no numbers', () => {
  expect(stoppedWords(['slows', 'slows'])).toBe('The preset slows it.');
  expect(stoppedWords(['does-not-stop'])).toBe('The preset does not stop it.');
});

test('several effects are counted, the best first', () => {
  expect(stoppedWords(['does-not-stop', 'stops', 'does-not-stop'])).toBe(
    'The preset stops it through 1 and does not stop it through 2 of these tools.',
  );
  expect(stoppedWords(['slows', 'does-not-stop', 'stops'])).toBe(
    'The preset stops it through 1, slows it through 1 and does not stop it through 1 of these tools.',
  );
});

test('without tools there is nothing to say', () => {
  expect(() => stoppedWords([])).toThrow(RangeError);
});
