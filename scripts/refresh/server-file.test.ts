import { expect, test } from 'vitest';
import { compareTools } from '#domain/drift/compare-tools.ts';
import type { Tool } from '#domain/tool.ts';
import { withNewVersion } from './server-file.ts';

const FILE = `title: Notes # a comment of ours
packages:
  - { registry: npm, name: notes-mcp, version: 1.0.0 }
sources:
  - id: scan
    title: tools/list of notes-mcp 1.0.0
    version: 1.0.0
    seen: 2026-11-20
    gives: [ tools, parameters, hints ]
  - id: readme
    title: Readme of notes-mcp 1.0.0
    version: 1.0.0
    seen: 2026-11-20
    gives: [ controls ]
tools:
  - name: get_note
    summary: Returns one note.
    parameters:
      - { name: id, type: string, required: true, description: Our words. }
    hints: { readOnlyHint: true }
  - name: drop_note
    summary: Deletes one note.
    parameters: []
`;

const KNOWN: Tool[] = [
  {
    ...{ name: 'get_note', summary: 'Returns one note.', hints: { readOnlyHint: true } },
    parameters: [{ name: 'id', type: 'string', required: true, description: 'Our words.' }],
  },
  { name: 'drop_note', summary: 'Deletes one note.', parameters: [], hints: {} },
];
const LIVE: Tool[] = [
  {
    ...{ name: 'get_note', description: 'Their words.', hints: {}, quoted: true },
    parameters: [
      { name: 'id', type: 'number', required: true, description: 'Their words.' },
      { name: 'limit', type: 'number', required: false, description: 'Their words.' },
    ],
  },
  {
    ...{ name: 'find_note', description: 'Their words.', hints: { readOnlyHint: true } },
    ...{ quoted: true },
    parameters: [{ name: 'text', type: 'string', required: false, description: 'Their words.' }],
  },
];

test('where nothing changed, only the day of the reading is another one, and no form', () => {
  const drift = compareTools(KNOWN, KNOWN, { hints: true });
  const file = FILE.replace('gives: [ tools, parameters, hints ]', 'gives: [tools,\n      hints]');
  expect(withNewVersion(file, { from: '1.0.0', to: '1.0.0', day: '2026-12-07', drift })).toBe(
    file.replace('seen: 2026-11-20', 'seen: 2026-12-07'),
  );
});

test('writes the facts of the new version, keeps our sentences and takes none of theirs', () => {
  const drift = compareTools(KNOWN, LIVE, { hints: true });
  expect(withNewVersion(FILE, { from: '1.0.0', to: '1.1.0', day: '2026-11-30', drift })).toBe(
    `title: Notes # a comment of ours
packages:
  - { registry: npm, name: notes-mcp, version: 1.1.0 }
sources:
  - id: scan
    title: tools/list of notes-mcp 1.1.0
    version: 1.1.0
    seen: 2026-11-30
    gives: [ tools, parameters, hints ]
  - id: readme
    title: Readme of notes-mcp 1.0.0
    version: 1.0.0
    seen: 2026-11-20
    gives: [ controls ]
tools:
  - name: get_note
    summary: Returns one note.
    parameters:
      - { name: id, type: number, required: true, description: Our words. }
      - { name: limit, type: number }
  - name: find_note
    parameters:
      - { name: text, type: string }
    hints: { readOnlyHint: true }
`,
  );
});
