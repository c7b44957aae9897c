import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildCatalogue } from '#catalogue/build.ts';
import { type Catalogue, openCatalogue } from '#queries/database.ts';

const NOTES = `title: Notes
vendor: Example
summary: Keeps notes for an agent, and changes or deletes them when it is asked to.
packages: [{ registry: npm, name: notes-mcp, version: 1.0.0 }]
quality: tools-list
sources:
  - { id: list, title: Its list of tools, url: 'https://example.com/notes', seen: 2026-11-01, gives: [identity, tools, parameters] }
tools:
  - name: delete_note
    summary: Deletes a note by its id; it cannot be brought back.
    parameters: [{ name: id, type: string, required: true }]
  - name: get_note
    summary: Reads one note by its id.
    parameters: [{ name: id, type: string, required: true }]
  - name: update_note
    summary: Changes the text of one note.
    parameters: [{ name: id, type: string, required: true }]
`;

/** A server of another source: one tool in foreign words, one of which only the name is known. */
const FAR = {
  slug: 'far',
  name: 'far',
  title: 'Far',
  description: 'Far away <b>things</b>.',
  quality: 'tools-list',
  source: { dataset: 'test', repo: 'test/test', commit: 'a'.repeat(40), path: 'far.json' },
  tools: [{ name: 'get_note', description: 'Gets a <i>note</i> and\u202e more.' }, { name: 'zzz' }],
};

const KEPT = ['attacks', 'objects', 'presets', 'risk-rules', 'severity.yaml'];

async function build(records: readonly object[]): Promise<Catalogue> {
  const folder = mkdtempSync(join(tmpdir(), 'checks-'));
  const content = join(folder, 'content');
  mkdirSync(join(content, 'servers'), { recursive: true });
  for (const kept of KEPT) symlinkSync(resolve('content', kept), join(content, kept), 'junction');
  writeFileSync(join(content, 'servers', 'notes.yaml'), NOTES);
  const source = join(folder, 'far.jsonl');
  writeFileSync(source, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const database = join(folder, 'catalogue.db');
  await buildCatalogue({ content, sources: records.length > 0 ? [source] : [], database });
  return openCatalogue(database);
}

let built: Promise<Catalogue> | undefined;
let own: Promise<Catalogue> | undefined;

/**
 * A catalogue built as the real one is, with two servers: `notes` with three tools in our words,
 * and `far` with `get_note` in foreign words and `zzz` without any.
 */
export function smallCatalogue(): Promise<Catalogue> {
  built ??= build([FAR]);
  return built;
}

/** The same without the server of another source. */
export function ownCatalogue(): Promise<Catalogue> {
  own ??= build([]);
  return own;
}
