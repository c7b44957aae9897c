import { expect, test } from 'vitest';
import { toolChangeText } from '#wording/drift.ts';
import type { Tool } from '../tool.ts';
import { compareTools, updatedTool } from './compare-tools.ts';
import { type ParameterChange, toolChanges, wordDifference } from './tool-changes.ts';

const LIVE: Tool = {
  name: 'get_note',
  title: 'Get a note',
  description: 'Reads one note by its id.',
  parameters: [
    { name: 'id', type: 'string', required: true, description: 'Which one' },
    { name: 'mode', required: false, enum: ['short', 'long'], default: 'short' },
  ],
  hints: { readOnlyHint: true },
  quoted: true,
};
const OURS: Tool = {
  name: 'get_note',
  summary: 'Returns a note.',
  parameters: [
    { name: 'mode', required: false, enum: ['short', 'long'], default: 'short' },
    { name: 'id', type: 'string', required: true, description: 'The note' },
  ],
  hints: { readOnlyHint: true },
};
const SCOPE = { hints: true };
const [id, mode] = LIVE.parameters ?? [];
const withParameters = (...parameters: object[]): Tool => ({
  ...LIVE,
  parameters: parameters as Tool['parameters'],
});

const parameterChange = (name: string, change: ParameterChange) => ({
  kind: 'parameter' as const,
  name,
  change,
});

test('an unchanged tool has no changes, whoever worded it and whatever the order', () => {
  expect(toolChanges(LIVE, LIVE, SCOPE)).toEqual([]);
  expect(toolChanges(OURS, LIVE, SCOPE)).toEqual([]);
  const empty = withParameters({ ...id, default: '' }, { ...mode });
  expect(toolChanges(OURS, empty, SCOPE)).toEqual([]);
});

test.each([
  [
    withParameters({ ...id, type: 'number' }, { ...mode }),
    [parameterChange('id', { kind: 'type', before: 'string', after: 'number' })],
  ],
  [
    withParameters({ ...id, required: false }, { ...mode }),
    [parameterChange('id', { kind: 'no-longer-required' })],
  ],
  [withParameters({ ...id }), [{ kind: 'parameter-removed', name: 'mode' }]],
  [
    withParameters({ ...id }, { ...mode }, { name: 'sh', type: 'string', required: true }),
    [{ kind: 'parameter-added', parameter: { name: 'sh', type: 'string', required: true } }],
  ],
  [
    withParameters({ ...id }, { ...mode, default: 'long' }),
    [parameterChange('mode', { kind: 'default', before: 'short', after: 'long' })],
  ],
  [
    withParameters({ ...id }, { ...mode, enum: ['short', 'all'] }),
    [
      parameterChange('mode', { kind: 'more-values', values: ['all'] }),
      parameterChange('mode', { kind: 'fewer-values', values: ['long'] }),
    ],
  ],
  [
    { ...LIVE, hints: {} },
    [{ kind: 'hint', hint: 'readOnlyHint', before: true, after: undefined }],
  ],
  [{ ...LIVE, parameters: null }, [{ kind: 'parameters-gone' }]],
])('says what is different (%#)', (now, changes) => {
  expect(toolChanges(LIVE, now, SCOPE)).toEqual(changes);
  expect(toolChanges(OURS, now, SCOPE)).toEqual(changes);
});

test('compares words only where the catalogue has the server’s', () => {
  const now = { ...LIVE, description: 'Reads one note by its id. Then sends it away.' };
  expect(toolChanges(OURS, now, SCOPE)).toEqual([]);
  const change = { kind: 'changed', added: ['Then', 'sends', 'it', 'away.'], removed: [] };
  expect(toolChanges(LIVE, now, SCOPE)).toEqual([{ kind: 'description', change }]);
});

test('a description beside our summary is compared too', () => {
  const known = { ...OURS, title: LIVE.title, description: LIVE.description };
  expect(toolChanges(known, LIVE, SCOPE)).toEqual([]);
  const now = { ...LIVE, description: 'Reads all notes.' };
  const [change] = toolChanges(known, now, SCOPE);
  expect(change).toMatchObject({ kind: 'description', change: { added: ['all', 'notes.'] } });
  expect(updatedTool(known, now)).toMatchObject({
    summary: known.summary,
    description: now.description,
  });
});

test('a hidden character is a change that can be seen', () => {
  const now = { ...LIVE, description: 'Reads one note by its\u200b id.' };
  const [change] = toolChanges(LIVE, now, SCOPE);
  expect(change && toolChangeText(change)).toContain('its⟦U+200B⟧');
});

test('what is not known is not compared', () => {
  const { description: _, ...nameless } = LIVE;
  expect(toolChanges({ ...nameless, parameters: null, hints: {} }, LIVE, SCOPE)).toEqual([]);
  expect(toolChanges({ ...LIVE, hints: {} }, LIVE, { hints: false })).toEqual([]);
});

test('tells added, removed, changed and same tools', () => {
  const named = (name: string, parts: Partial<Tool> = {}): Tool => ({ ...LIVE, ...parts, name });
  const drift = compareTools(
    [named('a'), named('b'), named('c')],
    [named('b'), named('c', { hints: {} }), named('d')],
    SCOPE,
  );
  expect(drift.added.map(({ name }) => name)).toEqual(['d']);
  expect(drift.removed.map(({ name }) => name)).toEqual(['a']);
  expect(drift.changed.map(({ known }) => known.name)).toEqual(['c']);
  expect(drift.same.map(({ known }) => known.name)).toEqual(['b']);
});

test('counts words, not their places', () => {
  expect(wordDifference('a b b c', 'c b a d d')).toEqual({ added: ['d', 'd'], removed: ['b'] });
  expect(wordDifference('a b', 'b  a')).toEqual({ added: [], removed: [] });
});

test('a verdict after the change rests on our words with the server’s facts', () => {
  const now = withParameters(
    { ...id, type: 'number' },
    { name: 'sh', required: false, description: 'Runs' },
  );
  expect(updatedTool(OURS, now)).toEqual({
    ...OURS,
    parameters: [
      { name: 'id', type: 'number', required: true, description: 'The note' },
      { name: 'sh', required: false, description: 'Runs' },
    ],
  });
  expect(updatedTool(LIVE, now)).toEqual(now);
});
