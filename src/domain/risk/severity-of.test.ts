import { describe, expect, test } from 'vitest';
import { readRiskRules } from '../../../scripts/read-content.ts';
import type { Tool } from '../tool.ts';
import { assess } from './assess.ts';
import { compileRules } from './compile.ts';

const rules = readRiskRules('content');
const verdict = (name: string, more: Partial<Tool> = {}, title = 'Example', model = rules) =>
  assess({ server: { title }, tool: { name, parameters: null, hints: {}, ...more } }, model);
const severity = (...given: Parameters<typeof verdict>) => verdict(...given).severity;
const named = (...names: string[]) => names.map((name) => ({ name, required: true }));

describe('what is touched', () => {
  test('decides how bad the same verb is', () => {
    const of = (thing: string) => severity(`delete_${thing}`);
    expect(['label', 'task', 'document', 'database'].map(of)).toEqual([
      'low',
      'medium',
      'high',
      'critical',
    ]);
  });

  test('is the last noun of a phrase, not any noun in it', () => {
    expect(severity('delete_database_label')).toBe('low');
    expect(severity('delete_label_database')).toBe('critical');
  });

  test('is read from a parameter that names it where the name has no noun', () => {
    const more = { description: 'Deletes it.', parameters: named('cluster_id') };
    expect(severity('delete', more)).toBe('critical');
    expect(severity('delete', { ...more, parameters: named('label_id') })).toBe('low');
  });

  test('of a product that nobody has heard of is read from its words', () => {
    const of = (name: string) => severity(name, {}, 'Zorblax');
    expect(of('zorblax_delete_volume')).toBe(of('delete_volume'));
  });
});

describe('whose words', () => {
  const lost =
    'Deletes all documents of the collection at once and for good; they cannot be undone.';

  test('those of the server raise a severity', () => {
    expect(severity('purge_documents', { description: lost })).toBe('critical');
  });

  test('ours alone do not', () => {
    const found = verdict('purge_documents', { summary: lost });
    expect(found.severity).toBe(severity('purge_documents'));
    expect(found.derivation).toContainEqual({
      kind: 'not-raised-by-us',
      severity: 'critical',
      evidence: [],
    });
  });

  test('ours may lower it', () => {
    const summary = 'Moves a document to the trash.';
    const kept = verdict('delete_document', { summary });
    expect(kept.reversibility).toBe('partly');
    expect(kept.derivation.map(({ kind }) => kind)).not.toContain('not-raised-by-us');
  });
});

test('the facts of a verdict quote their words', () => {
  const { facts } = verdict('delete_database', { description: 'Deletes a database.' });
  const evidence = [{ place: 'name', words: 'delete_database' }];
  expect(facts).toContainEqual(expect.objectContaining({ kind: 'action', value: 'delete' }));
  expect(facts).toContainEqual(
    expect.objectContaining({ kind: 'object', value: 'database', one: expect.any(String) }),
  );
  expect(facts[0]?.evidence).toEqual(
    expect.arrayContaining([expect.objectContaining(evidence[0])]),
  );
});

test('a change of the table changes the verdicts', () => {
  const { worth } = rules.severity;
  const model = compileRules({
    rules: [...rules.rules.values()],
    objects: [...rules.objects.classes.values()],
    severity: {
      ...rules.severity,
      worth: { ...worth, trifle: { ...worth.trifle, delete: 'high' } },
    },
  });
  expect(severity('delete_label', {}, 'Example', model)).toBe('high');
  expect(severity('delete_label')).toBe('low');
});

test('the step to the severity names the row of the table that it comes from', () => {
  const rowOf = (...given: Parameters<typeof verdict>) =>
    verdict(...given).derivation.flatMap((step) => (step.kind === 'severity-of' ? [step.row] : []));
  expect(rowOf('delete_database')).toEqual([{ of: 'worth', id: 'store' }]);
  expect(rowOf('get_weather')).toEqual([{ of: 'reading', id: 'public' }]);
  expect(rowOf('send_email')).toEqual([{ of: 'sending', id: 'outsiders' }]);
});
