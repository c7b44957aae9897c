import { expect, test } from 'vitest';
import { readRiskRules } from '../../../scripts/read-content.ts';
import { assess } from './assess.ts';
import { type Stated, statedBy } from './stated.ts';

const rules = readRiskRules('content');
const scan = { place: 'stated', read: '2026-11-20' } as const;
const documentation = { place: 'documented', read: '2026-11-28' } as const;
const verdict = (name: string, summary: string, states?: readonly Stated[]) =>
  assess(
    { server: { title: 'Example' }, tool: { name, summary, parameters: null, hints: {}, states } },
    rules,
  );

test('our words alone do not raise a severity, a stated fact does', () => {
  const words = 'Deletes all records of the table.';
  const alone = verdict('clear_table', words);
  const stated = verdict('clear_table', words, [{ ...scan, amount: 'all', object: 'record' }]);
  expect(alone.derivation.map(({ kind }) => kind)).toContain('not-raised-by-us');
  expect(stated.severity).toBe('critical');
  expect(stated.derivation.map(({ kind }) => kind)).not.toContain('not-raised-by-us');
  const amount = stated.facts.find(({ kind }) => kind === 'amount');
  expect(amount?.evidence).toEqual([
    { place: 'stated', words: 'all', fact: 'amount', read: '2026-11-20' },
  ]);
});

test('what a source states of undoing goes before what words mean, and the first source counts', () => {
  const states = [
    { ...scan, manner: 'trash' },
    { ...documentation, reversible: 'partly' },
  ] as const satisfies Stated[];
  const found = verdict('delete_page', 'Removes a page permanently.', states);
  expect(found.reversibility).toBe('partly');
  expect(found.derivation.at(-1)).toEqual({
    kind: 'stated-reversibility',
    evidence: [{ place: 'documented', words: 'partly', fact: 'reversible', read: '2026-11-28' }],
  });
});

test('what is deleted and can be undone in part, as a source states, is restored by a person', () => {
  const states = [{ ...documentation, reversible: 'partly' }] as const satisfies Stated[];
  expect(verdict('delete_repository', 'Deletes a repository.', states).undo?.by).toBe('person');
  expect(verdict('rename_repository', 'Renames a repository.', states).undo?.by).toBe('call');
});

test('a source that gives no tools is documentation', () => {
  const sources = [
    { id: 'scan', seen: '2026-11-20', gives: ['tools'] },
    { id: 'manual', seen: '2026-11-28', gives: ['effects'] },
  ];
  const statements = [
    { amount: 'all', source: 'scan' },
    { manner: 'trash', source: 'manual' },
  ] as const;
  expect(statedBy(statements, sources)).toEqual([
    { amount: 'all', ...scan },
    { manner: 'trash', ...documentation },
  ]);
});
