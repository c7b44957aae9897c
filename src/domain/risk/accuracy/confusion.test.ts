import { expect, test } from 'vitest';
import type { RiskCategory } from '../category.ts';
import type { Severity } from '../severity.ts';
import { categoryScores, confusionOf, macroF1 } from './confusion.ts';
import { type Judged, measure } from './measure.ts';

const pair = (
  label: RiskCategory,
  verdict: RiskCategory,
  severity: Severity = 'low',
  verdictSeverity: Severity = 'low',
  acceptable: readonly RiskCategory[] = [label],
): Judged => ({
  toolId: `${label}#${verdict}`,
  label,
  acceptable,
  severity,
  verdict,
  verdictSeverity,
  capabilities: undefined,
  verdictCapabilities: [],
  reason: { kind: 'unclear' as const, name: 'tool' },
});

// Read: 3 labelled, 4 called, 3 right. Write: 2 labelled, 1 called, 1 right.
const judged = [
  pair('read', 'read'),
  pair('read', 'read'),
  pair('read', 'read', 'medium', 'low'),
  pair('write', 'write', 'high', 'medium'),
  pair('write', 'read', 'critical', 'low', ['write', 'read']),
];

test('precision, recall and F1 as counted by hand', () => {
  const [write, read] = categoryScores(confusionOf(judged));
  expect(write).toMatchObject({ category: 'write', labelled: 2, precision: 1, recall: 0.5 });
  expect(write?.f1).toBeCloseTo(2 / 3);
  expect(read).toMatchObject({ category: 'read', labelled: 3, precision: 0.75, recall: 1 });
  expect(read?.f1).toBeCloseTo(6 / 7);
});

test('macro-F1 counts each category that occurs once', () => {
  expect(macroF1(categoryScores(confusionOf(judged)))).toBeCloseTo((2 / 3 + 6 / 7) / 2);
});

test('strict, acceptable, severity exact and near', () => {
  expect(measure(judged)).toMatchObject({
    tools: 5,
    category: 4,
    acceptable: 5,
    severity: 2,
    near: 4,
    dangerous: 0,
  });
});

test('a tool that destroys and is called Read is counted, unless Read is accepted', () => {
  const found = measure([
    pair('destructive', 'read'),
    pair('execute', 'read', 'low', 'low', ['execute', 'read']),
    pair('financial', 'financial'),
  ]);
  expect(found).toMatchObject({ dangerous: 2, dangerousCalledRead: 1 });
});
