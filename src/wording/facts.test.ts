import { expect, test } from 'vitest';
import { WORTHS } from '#domain/risk/facts.ts';
import type { Adjustment } from '#domain/risk/severity-table.ts';
import { adjustmentConditions, cellLabel, cellVerb, factEvidence, rowAnchor } from './facts.ts';

test('evidence says whose words it is', () => {
  const name = { place: 'name', words: 'database' } as const;
  const summary = { place: 'summary', words: 'all its tables' } as const;
  expect(factEvidence({ evidence: [name] })).toBe('the name says “database”');
  expect(factEvidence({ evidence: [summary] })).toBe(
    'our summary says “all its tables” (words of ours, so it raises nothing)',
  );
  expect(factEvidence({ evidence: [summary, name] })).not.toContain('words of ours');
});

test('a cell is named by its row and column, and the row can be linked to', () => {
  const row = { of: 'worth', id: 'store' } as const;
  expect(cellLabel(row, 'delete')).toBe('“Whole stores”, column “Delete”');
  expect(cellLabel(row, 'pay')).toBe('“Whole stores”, column “Run or pay”');
  expect(cellLabel(row, 'send')).toContain('“Change”');
  expect(cellLabel({ of: 'sending', id: 'team' }, 'send')).toContain('“People of the team”');
  expect(rowAnchor(row)).toBe('#worth-store');
});

test('code runs, money moves and a commitment is made; other things can also be stopped', () => {
  const verb = (action: Parameters<typeof cellVerb>[0], id: (typeof WORTHS)[number]) =>
    cellVerb(action, { of: 'worth', id });
  expect([verb('run', 'host'), verb('run', 'engine')]).toEqual(['runs', 'runs']);
  expect([verb('pay', 'money'), verb('pay', 'commitment')]).toEqual(['moves', 'makes']);
  expect(verb('run', 'store')).toBe('runs, starts or stops');
  expect(cellVerb('read', { of: 'reading', id: 'private' })).toBe('reads');
});

test('the conditions of an adjustment are clauses, and most rows are said as the others', () => {
  const adjustment: Adjustment = {
    says: 'it is lost',
    when: { action: ['delete', 'change'], worth: ['data', 'records'], reversibility: ['no'] },
    atLeast: 'high',
  };
  expect(adjustmentConditions(adjustment)).toEqual([
    'it deletes or changes',
    'the thing is in the row Containers of data or Records',
    'the answer to “Can it be undone?” is no',
  ]);
  const most = WORTHS.filter((worth) => worth !== 'trifle' && worth !== 'money');
  expect(adjustmentConditions({ says: '', when: { worth: most } })).toEqual([
    'the thing is in any row but Trifles or Money',
  ]);
});
