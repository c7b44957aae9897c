import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, type PastCall } from './decide.ts';
import type { Limit } from './policy.ts';
import { policyOf } from './testing/policies.ts';
import { bucketFor } from './token-bucket.ts';

test.each<[Limit[], number, number]>([
  [[{ max: 30, per: 'hour' }], 15, 3600],
  [[{ max: 1, per: 'minute' }], 1, 120],
  [[{ max: 3, per: 'minute' }], 1, 30],
  [
    [
      { max: 5, per: 'hour' },
      { max: 20, per: 'day' },
    ],
    2,
    9600,
  ],
])('bucketFor(%j) holds %d and fills in %d s', (limits, tokens, refillSeconds) => {
  expect(bucketFor(limits)).toEqual({ tokens, refillSeconds });
});

const limit = fc.record({
  max: fc.integer({ min: 1, max: 12 }),
  per: fc.constantFrom('minute' as const, 'hour' as const),
});

test('what the bucket lets through, the policy lets through', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 40, maxLength: 120 });
  const limits = fc.uniqueArray(limit, { minLength: 1, maxLength: 2, selector: ({ per }) => per });
  fc.assert(
    fc.property(limits, gaps, fc.integer({ min: 0, max: 3_600_000 }), (given, pauses, start) => {
      const bucket = bucketFor(given);
      const policy = policyOf('deny', { make: { limits: given } });
      const history: PastCall[] = [];
      let [at, level] = [start, bucket.tokens];
      for (const pause of pauses) {
        at += pause;
        const filled = (pause / 1000) * (bucket.tokens / bucket.refillSeconds);
        level = Math.min(bucket.tokens, level + filled);
        if (level < 1) continue;
        level -= 1;
        const call = { server: 'github', tool: 'make', arguments: {}, at };
        expect(decide(policy, call, history).outcome).toBe('allowed');
        history.push(call);
      }
    }),
  );
});
