import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberUpTo } from './number-pattern.ts';

const bound = fc.oneof(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 1e15 }));
const number = fc.oneof(
  fc.integer({ min: -5, max: 1300 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, min: -1, max: 1300 }),
);

test('holds for the numbers up to the bound, and for no other', () => {
  fc.assert(
    fc.property(bound, number, fc.boolean(), (max, given, near) => {
      const value = near ? max + (given % 2) : given;
      const matches = new RegExp(`^${numberUpTo(max)}$`).test(JSON.stringify(value));
      expect([max, value, matches]).toEqual([max, value, value <= max]);
    }),
    { numRuns: 5000 },
  );
});

test.each([2.5, -1, 1e16, Number.NaN])('has no pattern for %d', (max) => {
  expect(numberUpTo(max)).toBeNull();
});
