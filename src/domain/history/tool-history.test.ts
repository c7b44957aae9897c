import { expect, test } from 'vitest';
import type { Version } from './history.ts';
import { toolHistory } from './tool-history.ts';

const version = (number: string, more: Partial<Version>): Version => ({
  ...{ version: number, read: '2026-11-30', tools: 2 },
  ...more,
});
const HINT = { kind: 'hint', hint: 'readOnlyHint', after: true } as const;
const REWORDED = { kind: 'description', change: { kind: 'reworded' } } as const;

test('a tool has the versions that changed it, back to the one that brought it', () => {
  const versions = [
    version('4.0.0', { changed: [{ tool: 'get_note', changes: [HINT] }] }),
    version('3.0.0', { changed: [{ tool: 'drop_note', changes: [REWORDED] }] }),
    version('2.0.0', { added: ['get_note'] }),
    version('1.0.0', { removed: ['get_note'] }),
    version('0.9.0', { changed: [{ tool: 'get_note', changes: [REWORDED] }] }),
  ];
  const found = toolHistory('get_note', versions);
  expect(found.map((each) => [each.version.version, each.changes])).toEqual([
    ['4.0.0', [HINT]],
    ['2.0.0', []],
  ]);
  expect(toolHistory('find_note', versions)).toEqual([]);
});
