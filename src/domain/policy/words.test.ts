import { expect, test } from 'vitest';
import { ordinal } from './words.ts';

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [11, '11th'],
  [31, '31st'],
  [1801, '1,801st'],
])('ordinal(%d) is %s', (number, wanted) => {
  expect(ordinal(number)).toBe(wanted);
});
