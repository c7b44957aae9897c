import { expect, test } from 'vitest';
import { readWorkers, workerCount } from './workers.ts';

test('a person decides; else there is at least one worker, and one where memory is short', () => {
  expect(workerCount({ each: 1, asked: 7 })).toBe(7);
  expect(workerCount({ each: 1 })).toBeGreaterThanOrEqual(1);
  expect(workerCount({ each: Number.MAX_SAFE_INTEGER })).toBe(1);
});

test.each(['0', '-1', '1.5', 'many', '65', ''])('“%s” is no number of workers', (text) => {
  expect(() => readWorkers(text)).toThrow(`not “${text}”`);
});

test('a number of workers', () => {
  expect([readWorkers(undefined), readWorkers('1'), readWorkers('64')]).toEqual([undefined, 1, 64]);
});
