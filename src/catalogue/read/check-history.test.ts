import { expect, test } from 'vitest';
import type { ContentHistory, Version } from '#domain/history/history.ts';
import type { ContentServer } from '#domain/server.ts';
import { checkHistory } from './check-history.ts';

const NOTES = {
  packages: [{ registry: 'npm', name: 'notes-mcp', version: '2.0.0' }],
  tools: [{ name: 'get_note' }],
} as ContentServer;

const version = (number: string, more: Partial<Version> = {}): Version => ({
  ...{ version: number, read: '2026-11-30', tools: 1 },
  ...more,
});

function problems(versions: Version[], { id = 'notes', name = 'notes-mcp' } = {}) {
  const value: ContentHistory = { package: { registry: 'npm', name }, versions };
  const entry = { id, file: `content/history/${id}.yaml`, locate: () => null, value };
  const server = { id: 'notes', file: 'content/servers/notes.yaml', locate: () => null };
  const found = checkHistory([entry], [{ ...server, value: NOTES }], ['broken']);
  return found.map(({ path, found: what, allowed }) => [path, what, allowed?.join()]);
}

test('a history of the version that was read has no fault', () => {
  expect(problems([version('2.0.0', { added: ['get_note'] }), version('1.0.0')])).toEqual([]);
});

test.each([
  [{ id: 'note' }, [version('2.0.0')], ['', 'note', 'notes']],
  [{ name: 'note-mcp' }, [version('2.0.0')], ['package', 'npm note-mcp', 'npm notes-mcp']],
  [{}, [version('2.1.0')], ['versions[0].version', '2.1.0', '2.0.0']],
  [
    {},
    [version('2.0.0'), version('1.0.0'), version('1.0.0')],
    ['versions[2].version', '1.0.0', undefined],
  ],
  [
    {},
    [version('2.0.0', { added: ['drop_note'] })],
    ['versions[0].added[0]', 'drop_note', 'get_note'],
  ],
])('a fault has its place, what was found and what is allowed: %o', (names, versions, fault) => {
  expect(problems(versions, names)).toEqual([fault]);
});

test('the history of a server that could not be read is no fault by itself', () => {
  expect(problems([version('2.0.0')], { id: 'broken' })).toEqual([]);
});
