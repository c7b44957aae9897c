import { expect, test } from 'vitest';
import type { Consequence } from '#domain/drift/consequence.ts';
import type { ToolChange } from '#domain/drift/tool-changes.ts';
import { consequenceText, toolChangeText } from './drift.ts';

const texts: [ToolChange, string][] = [
  [
    { kind: 'parameter-added', parameter: { name: 'sh', type: 'string', required: true } },
    'parameter “sh” is new (string, required)',
  ],
  [
    { kind: 'parameter', name: 'id', change: { kind: 'type', before: 'string', after: undefined } },
    'parameter “id”: type string → not stated',
  ],
  [
    { kind: 'parameter', name: 'mode', change: { kind: 'more-values', values: ['all'] } },
    'parameter “mode” also allows ["all"]',
  ],
  [
    { kind: 'description', change: { kind: 'changed', added: [], removed: [] } },
    'the description changed; the same words in another order or with other spaces',
  ],
  [
    { kind: 'hint', hint: 'readOnlyHint', before: true, after: undefined },
    'readOnlyHint true → none',
  ],
];
test.each(texts)('a change is one line (%#)', (change, text) => {
  expect(toolChangeText(change)).toBe(text);
});

test('a consequence that changes nothing says what stays', () => {
  const verdict = { category: 'write', severity: 'high' } as const;
  const text = (consequence: Consequence) => consequenceText(consequence);
  expect(text({ kind: 'verdict', before: verdict, after: verdict })).toBe(
    'verdict stays write, high',
  );
  const ask = { decision: 'ask', limits: [{ max: 5, per: 'hour' }] } as const;
  expect(
    text({
      kind: 'rule',
      preset: 'careful',
      before: { decision: 'allow', limits: [] },
      after: { ...ask, limits: [...ask.limits] },
    }),
  ).toBe('careful: allow → ask up to 5 calls an hour');
});
