import { expect, test } from 'vitest';
import { readRiskRules } from '../../../scripts/read-content.ts';
import { assess } from './assess.ts';

const rules = readRiskRules('content');
const verdict = (name: string, description: string) =>
  assess(
    { server: { title: 'Example' }, tool: { name, description, parameters: null, hints: {} } },
    rules,
  );

test('a recycle bin makes a deletion less final and less severe', () => {
  const kept = verdict('delete_project', 'Deletes a project; it goes to the recycle bin.');
  const lost = verdict('delete_project', 'Deletes a project.');
  expect([kept.reversibility, lost.reversibility]).toEqual(['partly', 'no']);
  expect([kept.severity, lost.severity]).toEqual(['medium', 'high']);
});

test('another rule that knows of a loss goes before a recycle bin', () => {
  const { reversibility } = verdict(
    'delete_database',
    'Deletes a database for good; single pages go to the recycle bin.',
  );
  expect(reversibility).toBe('no');
});

test('what can be undone anyway is not made harder to undo', () => {
  expect(verdict('create_page', 'Creates a page, which can be restored.').reversibility).toBe(
    'yes',
  );
});

test('an action that is also a noun counts, whatever verb the tool is named after', () => {
  const parameters = [{ name: 'mode', required: false, enum: ['push', 'pop', 'drop'] }];
  const tool = { name: 'git_stash', description: 'Keeps changes aside.', parameters, hints: {} };
  expect(assess({ server: { title: 'Git' }, tool }, rules).category).toBe('destructive');
});
