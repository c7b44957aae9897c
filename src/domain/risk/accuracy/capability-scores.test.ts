import { expect, test } from 'vitest';
import type { Capability } from '../capability.ts';
import { capabilityScores, precisionOf, recallOf } from './capability-scores.ts';
import type { Judged } from './measure.ts';
import { accuracySet } from './set.ts';

const judged = (
  toolId: string,
  capabilities: readonly Capability[] | undefined,
  verdictCapabilities: readonly Capability[],
): Judged => ({
  toolId,
  label: 'read',
  acceptable: ['read'],
  severity: 'low',
  verdict: 'read',
  verdictSeverity: 'low',
  capabilities,
  verdictCapabilities,
  reason: { kind: 'unclear', name: 'tool' },
});

const sample = [
  judged('a#1', ['runs-code', 'admin'], ['runs-code']),
  judged('a#2', ['runs-code'], ['runs-code', 'deletes-data']),
  judged('a#3', [], ['runs-code']),
  judged('a#4', undefined, ['moves-money']),
];

test('capabilities are counted only for the tools whose label lists them', () => {
  const scores = capabilityScores(sample);
  expect(scores).toEqual({
    tools: 3,
    labelled: 3,
    given: 4,
    right: 2,
    each: [
      { capability: 'runs-code', labelled: 2, given: 3, right: 2 },
      { capability: 'deletes-data', labelled: 0, given: 1, right: 0 },
      { capability: 'admin', labelled: 1, given: 0, right: 0 },
    ],
  });
  expect(scores && [precisionOf(scores), recallOf(scores)]).toEqual([1 / 2, 2 / 3]);
  expect(scores?.each.map(precisionOf)).toEqual([2 / 3, 0, undefined]);
  expect(scores?.each.map(recallOf)).toEqual([1, undefined, 0]);
});

test('labels without capabilities are not measured', () => {
  expect(capabilityScores([judged('a#1', undefined, ['admin'])])).toBeUndefined();
});

test('the published set names what is missing and what is too much', () => {
  const { misses, capabilities } = accuracySet('Sample', 'Made up for this test.', sample);
  expect(capabilities?.tools).toBe(3);
  expect(misses?.map(({ toolId, missing, extra }) => [toolId, missing, extra])).toEqual([
    ['a#1', ['admin'], undefined],
    ['a#2', undefined, ['deletes-data']],
    ['a#3', undefined, ['runs-code']],
  ]);
});
