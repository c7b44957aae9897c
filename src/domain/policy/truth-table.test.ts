import { expect, test } from 'vitest';
import { policyOf } from './testing/policies.ts';
import { truthTable } from './truth-table.ts';

const rows = (...args: Parameters<typeof truthTable>) =>
  truthTable(...args).map(({ call, tool, outcome }) => `${call} (${tool}): ${outcome}`);

test('this tool, the call after the limit, a neighbour, a stranger', () => {
  const policy = policyOf('ask', {
    make: {
      limits: [
        { max: 30, per: 'minute' },
        { max: 100, per: 'day' },
      ],
    },
    list: 'allow',
    drop: 'deny',
  });
  expect(rows(policy, 'github', 'make')).toEqual([
    'this tool (make): allowed',
    'the 31st call in one minute (make): denied',
    'the 101st call in one day (make): denied',
    'another listed tool (drop): denied',
    'a tool that is not listed (a_tool_added_later): asked',
  ]);
});

test('a bad argument for each condition', () => {
  const policy = policyOf('deny', {
    pay: {
      decision: 'ask',
      conditions: [
        { argument: 'amount', is: 'at-most', value: 100 },
        { argument: 'currency', is: 'one-of', value: ['EUR'] },
      ],
    },
  });
  expect(rows(policy, 'github', 'pay')).toEqual([
    'this tool, as the rule wants it (pay): asked',
    'this tool, where it is not true that amount is at most 100 (pay): denied',
    'this tool, where it is not true that currency is one of "EUR" (pay): denied',
    'a tool that is not listed (a_tool_added_later): denied',
  ]);
});

test('a tool that is not listed', () => {
  expect(rows(policyOf('deny', { list: 'allow' }), 'github', 'other')[0]).toBe(
    'this tool (other): denied',
  );
});
