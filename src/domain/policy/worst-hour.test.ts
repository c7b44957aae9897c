import { expect, test } from 'vitest';
import type { Rule } from './policy.ts';
import { worstHour } from './worst-hour.ts';

const rule = (given: Partial<Rule>): Rule => ({
  decision: 'allow',
  limits: [],
  conditions: [],
  ...given,
});

test.each<[Partial<Rule>, number | null]>([
  [{ limits: [{ max: 30, per: 'minute' }] }, 1800],
  [
    {
      limits: [
        { max: 30, per: 'minute' },
        { max: 100, per: 'hour' },
      ],
    },
    100,
  ],
  [{ limits: [{ max: 5, per: 'day' }] }, 5],
  [{}, null],
  [{ decision: 'ask' }, null],
  [{ decision: 'deny' }, 0],
])('worstHour(%j) is %s', (given, wanted) => {
  expect(worstHour(rule(given))).toBe(wanted);
});
