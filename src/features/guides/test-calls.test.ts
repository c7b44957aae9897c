import { expect, test } from 'vitest';
import type { Policy } from '#domain/policy/policy.ts';
import { testCalls } from './test-calls.ts';

const rule = { limits: [], conditions: [] };
const policy: Policy = {
  unlisted: 'deny',
  servers: [
    {
      server: 'shop',
      as: 'shop',
      others: 0,
      tools: {
        look: { ...rule, decision: 'allow', limits: [{ max: 2, per: 'hour' }] },
        buy: { ...rule, decision: 'ask' },
        wipe: { ...rule, decision: 'hide' },
      },
    },
  ],
};

test('refusals come first and no call stands there twice', () => {
  const calls = testCalls(policy, 'shop').map(({ tool, call, outcome }) => [
    outcome,
    tool,
    call.kind,
  ]);
  expect(calls).toEqual([
    ['hidden', 'wipe', 'tool'],
    ['denied', 'look', 'beyond-limit'],
    ['denied', 'a_tool_added_later', 'later-tool'],
    ['asked', 'buy', 'tool'],
    ['allowed', 'look', 'tool'],
  ]);
});
