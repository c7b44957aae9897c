import { expect, test } from 'vitest';
import type { Tool } from '../tool.ts';
import { contentHistorySchema } from './history.ts';
import { recordedChange, recordVersions } from './record-versions.ts';

const GET: Tool = {
  name: 'get_note',
  description: 'Words of the server.',
  parameters: [{ name: 'id', type: 'string', required: true, description: 'More of its words.' }],
  hints: { readOnlyHint: true },
  quoted: true,
};
const DROP: Tool = { ...GET, name: 'drop_note', hints: {} };
const read = (version: string, ...tools: Tool[]) => ({ version, read: '2026-11-30', tools });

test('the oldest version is compared with nothing, each later one with the one before it', () => {
  const later = { ...GET, parameters: [{ name: 'id', type: 'number', required: true }] };
  expect(
    recordVersions([read('1.0.0', GET), read('1.1.0', GET, DROP), read('2.0.0', later)]),
  ).toEqual([
    {
      version: '2.0.0',
      read: '2026-11-30',
      tools: 1,
      removed: ['drop_note'],
      changed: [
        {
          tool: 'get_note',
          changes: [
            {
              kind: 'parameter',
              name: 'id',
              change: { kind: 'type', before: 'string', after: 'number' },
            },
            {
              kind: 'parameter',
              name: 'id',
              change: { kind: 'description', change: { kind: 'reworded' } },
            },
          ],
        },
      ],
    },
    { version: '1.1.0', read: '2026-11-30', tools: 2, added: ['drop_note'] },
    { version: '1.0.0', read: '2026-11-30', tools: 1 },
  ]);
});

test('no word of the server is recorded', () => {
  const rewritten: Tool = {
    ...GET,
    title: 'Their title',
    description: 'Their new words.',
    parameters: [
      { name: 'id', type: 'string', required: true, description: 'Their changed words.' },
      { name: 'how', required: false, description: 'Their words again.' },
    ],
  };
  const versions = recordVersions([read('1.0.0', GET), read('1.1.0', rewritten, DROP)]);
  expect(JSON.stringify(versions)).not.toMatch(/words|title"?:/i);
  const history = { package: { registry: 'npm', name: 'notes-mcp' }, versions };
  expect(contentHistorySchema.parse(history)).toEqual(history);
});

test('a change of facts is recorded as it is', () => {
  const change = { kind: 'hint', hint: 'readOnlyHint', before: true, after: undefined } as const;
  expect(recordedChange(change)).toEqual(change);
});
