import { expect, test } from 'vitest';
import { undoSentence } from '#wording/undo.ts';
import { readRiskRules } from '../../../scripts/read-content.ts';
import { assess } from './assess.ts';

const rules = readRiskRules('content');
const verdict = (name: string, description: string, ...parameters: string[]) =>
  assess(
    {
      server: { title: 'Example' },
      tool: {
        name,
        description,
        parameters: parameters.map((each) => ({ name: each, required: false })),
        hints: {},
      },
    },
    rules,
  );
const undone = (...tool: Parameters<typeof verdict>) => undoSentence(verdict(...tool));

test('nobody undoes what changes nothing, and nobody what is lost', () => {
  expect(verdict('get_page', 'Returns a page.').undo).toBeUndefined();
  expect(verdict('delete_page', 'Deletes a page permanently.').undo).toBeUndefined();
});

test('another call undoes a usual change', () => {
  expect(verdict('rename_page', 'Renames a page.').undo).toEqual({ by: 'call', evidence: [] });
});

test('a person restores from a trash, for as long as the text says', () => {
  const description = 'Moves the page to the trash, where it stays for 30 days.';
  expect(verdict('delete_page', description).undo).toMatchObject({
    by: 'person',
    from: 'trash',
    within: '30 days',
    evidence: [{ place: 'description' }],
  });
  expect(undone('delete_page', description)).toBe(
    'A person can restore it from the trash, for 30 days.',
  );
});

test('a parameter that bypasses the trash leaves nothing to restore', () => {
  expect(verdict('delete_page', 'Moves a page to the trash.', 'id', 'permanent').undo).toBe(
    undefined,
  );
});

test('a history, a backup and the provider', () => {
  const parameters = ['repo', 'path', 'message', 'branch'];
  expect(undone('delete_file', 'Deletes a file from a repository.', ...parameters)).toBe(
    'A person can restore it from its history.',
  );
  expect(undone('delete_note', 'Deletes a note; a backup is made first.')).toBe(
    'A person can restore it from a backup.',
  );
  expect(undone('remove_profile', 'Removes a profile. Contact support to restore it.')).toBe(
    'Only the provider can restore it.',
  );
});
