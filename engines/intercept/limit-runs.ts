import type { Limit, Rule } from '../../src/domain/policy/policy.ts';
import type { ProofRun } from '../cases/proof-run.ts';

const LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  by_minute: [{ max: 2, per: 'minute' }],
  by_hour: [{ max: 3, per: 'hour' }],
  by_day: [{ max: 4, per: 'day' }],
  by_minute_and_hour: [
    { max: 2, per: 'minute' },
    { max: 3, per: 'hour' },
  ],
  once: [{ max: 1, per: 'day' }],
};

const limited = (limits: readonly Limit[], given: Partial<Rule> = {}): Rule => ({
  decision: 'allow',
  limits: [...limits],
  conditions: [],
  ...given,
});

/** Limits of every window, of two at once, and beside a condition that refuses before it is counted. */
export const LIMIT_RUNS: readonly ProofRun[] = [
  {
    name: 'limits of every window',
    servers: [{ as: 'github', tools: [...Object.keys(LIMITS), 'pay'] }],
    policy: {
      unlisted: 'allow',
      servers: [
        {
          server: 'github',
          as: 'github',
          others: 0,
          tools: {
            ...Object.fromEntries(
              Object.entries(LIMITS).map(([tool, limits]) => [tool, limited(limits)]),
            ),
            pay: limited([{ max: 2, per: 'hour' }], {
              conditions: [{ argument: 'amount', is: 'at-most', value: 100 }],
            }),
          },
        },
      ],
    },
    calls: [
      ...[101, 102, 103, 100].map((amount) => ({
        server: 'github',
        tool: 'pay',
        arguments: { amount },
      })),
    ],
  },
];
