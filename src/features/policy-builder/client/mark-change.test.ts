import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines } from './mark-change.ts';

test('a line that has moved is changed where it is now, and nothing between', () => {
  const before = ['allow', 'a', 'ask', 'b', 'c', 'deny', 'd'];
  expect(changedLines(before, ['allow', 'a', 'ask', 'c', 'deny', 'b', 'd'])).toEqual([5]);
  expect(changedLines(before, before)).toEqual([]);
  expect(changedLines(before, before.slice(2))).toEqual([]);
});

test('the lines that are left stand in both texts, in their order', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const changed = new Set(changedLines(before, after));
      let from = 0;
      for (const line of after.filter((_, at) => !changed.has(at))) {
        const found = before.indexOf(line, from);
        expect(found).toBeGreaterThanOrEqual(from);
        from = found + 1;
      }
    }),
  );
});

test('nothing is marked where nearly everything has changed', () => {
  const many = (name: string) => Array.from({ length: 900 }, (_, at) => `${name} ${at}`);
  expect(changedLines(['x', ...many('a'), 'y'], ['x', ...many('b'), 'y'])).toEqual([]);
});
