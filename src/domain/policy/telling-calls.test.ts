import { expect, test } from 'vitest';
import { callTable } from './call-table.ts';
import type { Override } from './override.ts';
import type { Policy } from './policy.ts';
import { tellingCalls } from './telling-calls.ts';

const rule = { limits: [], conditions: [] };
const policy = (unlisted: Policy['unlisted']): Policy => ({
  unlisted,
  servers: [
    {
      server: 'shop',
      as: 'shop',
      others: 0,
      tools: {
        look: { ...rule, decision: 'allow', limits: [{ max: 1, per: 'hour' }] },
        buy: { ...rule, decision: 'ask' },
        wipe: { ...rule, decision: 'hide' },
      },
    },
  ],
});
const override = (id: string, ...changes: Override['changes'][number][]): Override => ({
  id,
  kind: 'flag',
  text: `--${id}`,
  changes: changes as unknown as Override['changes'],
  remedy: 'Leave it out.',
});
const overrides = [
  override('yolo', { calls: 'asked', become: 'allowed' }, { calls: 'unlisted', become: 'allowed' }),
  override('manual', { calls: 'unlisted', become: 'asked' }),
  override('plan', { calls: 'allowed', become: 'asked' }, { calls: 'asked', become: 'refused' }),
  { ...override('again', { calls: 'asked', become: 'allowed' }), text: '--yolo' },
];
const told = (unlisted: Policy['unlisted']) =>
  tellingCalls(callTable(policy(unlisted), { server: 'shop' }), overrides).map(
    ({ calls, row, overrides }) => [calls, row.tool, overrides.map(({ id }) => id)],
  );

test('a refused, an asked and an unlisted call tell, with what can loosen each, by its text once', () => {
  expect(told('deny')).toEqual([
    ['refused', 'wipe', []],
    ['asked', 'buy', ['yolo']],
    ['unlisted', 'a_tool_added_later', ['yolo', 'manual']],
  ]);
});

test('what changes nothing about the call is left out', () => {
  expect(told('ask').at(-1)).toEqual(['unlisted', 'a_tool_added_later', ['yolo']]);
});

test('a call that runs tells nothing', () => {
  expect(told('allow').map(([calls]) => calls)).toEqual(['refused', 'asked']);
});
