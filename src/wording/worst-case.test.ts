import { expect, test } from 'vitest';
import type { Assessment } from '#domain/risk/assessment.ts';
import type { Fact } from '#domain/risk/facts.ts';
import { worstCase } from './worst-case.ts';

const judged = (
  category: Assessment['category'],
  severity: Assessment['severity'],
  reversibility: Assessment['reversibility'],
  facts: readonly Fact[] = [],
  undo?: Assessment['undo'],
) =>
  worstCase({ category, severity, reversibility, undo, facts, capabilities: [], derivation: [] });

test('says what is lost, how much one call reaches and whether it can be undone', () => {
  const facts: Fact[] = [{ kind: 'amount', value: 'filter', evidence: [] }];
  expect(judged('destructive', 'high', 'no', facts)).toBe(
    'At worst, work or data is gone. One call can reach all that fit a filter. It cannot be undone.',
  );
});

test('what goes out says who gets it', () => {
  const facts: Fact[] = [
    { kind: 'action', value: 'send', evidence: [] },
    { kind: 'audience', value: 'public', evidence: [] },
  ];
  expect(judged('write', 'high', 'no', facts)).toContain('everyone can see it');
  const [sends] = facts;
  expect(judged('write', 'medium', 'no', sends ? [sends] : [])).toContain('people of the team');
});

test('a trash is said, and neither a harmless call nor an unknown one is made worse', () => {
  const undo = { by: 'person', from: 'trash', evidence: [] } as const;
  expect(judged('destructive', 'medium', 'partly', [], undo)).toContain(
    'A person can restore it from the trash.',
  );
  expect(judged('read', 'low', 'nothing-changes')).not.toContain('At worst');
  expect(judged('unknown', 'unknown', 'unknown')).toBe(
    'The evidence does not say how bad a call can be.',
  );
});

test('what only our summary says is not taken for harmless', () => {
  const derivation = [{ kind: 'not-raised-by-us', severity: 'medium', evidence: [] }] as const;
  const verdict = { category: 'read', severity: 'low', reversibility: 'nothing-changes' } as const;
  expect(worstCase({ ...verdict, facts: [], capabilities: [], derivation })).toBe(
    'The server’s own words name no harm that one call does. It changes nothing.',
  );
});
