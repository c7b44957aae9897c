import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ContentHistory } from '#domain/history/history.ts';
import { historyText } from './history-file.ts';

const HISTORY: ContentHistory = {
  package: { registry: 'npm', name: '@work/notes-mcp' },
  versions: [
    {
      ...{ version: '1.10', read: '2026-11-30', tools: 2, added: ['get_note', 'drop_note'] },
      changed: [
        {
          tool: 'find_note',
          changes: [
            { kind: 'description', change: { kind: 'reworded' } },
            { kind: 'hint', hint: 'readOnlyHint', after: true },
          ],
        },
      ],
    },
    { version: '1.0', read: '2026-11-30', tools: 1 },
  ],
};

test('a change is on one line, and the file says what was given', () => {
  const text = historyText(HISTORY);
  expect(text).toBe(`package: { registry: npm, name: "@work/notes-mcp" }
versions:
  - version: "1.10"
    read: 2026-11-30
    tools: 2
    added: [ get_note, drop_note ]
    changed:
      - tool: find_note
        changes:
          - { kind: description, change: { kind: reworded } }
          - { kind: hint, hint: readOnlyHint, after: true }
  - version: "1.0"
    read: 2026-11-30
    tools: 1
`);
  expect(parse(text)).toEqual(HISTORY);
});
