import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { Recent } from './recent.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];

test('gives what was put in under a key or nothing, in whatever order keys are asked for', () => {
  assert(
    property(array(constantFrom(...KEYS), { maxLength: 60 }), (asked) => {
      const recent = new Recent<string>(2);
      const lately: string[] = [];
      for (const key of asked) {
        const found = recent.get(key);
        if (found === undefined) recent.set(key, `value of ${key}`);
        else expect(found).toBe(`value of ${key}`);
        // The last two that were asked for are there.
        if (lately.slice(-2).includes(key)) expect(found).toBeDefined();
        lately.push(key);
      }
    }),
  );
});

test('forgets what was not asked for lately', () => {
  const recent = new Recent<number>(2);
  for (const [at, key] of KEYS.entries()) recent.set(key, at);
  expect(KEYS.filter((key) => recent.get(key) !== undefined)).not.toContain('a');
});
