import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changesText, verdictChanges } from './verdict-changes.ts';

let folder: string;
let path: string;

/** A catalogue with the verdicts on some tools of one server; medium is 2, high 3. */
function write(name: string, tools: readonly [string, string, number][]): string {
  const file = join(folder, name);
  const db = new Database(file);
  db.exec('CREATE TABLE tool (server TEXT, name TEXT, category TEXT, severity_rank INTEGER)');
  const insert = db.prepare("INSERT INTO tool VALUES ('mail', ?, ?, ?)");
  for (const tool of tools) insert.run(...tool);
  db.close();
  return file;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
  path = write('old.db', [
    ['send', 'write', 2],
    ['list', 'read', 1],
  ]);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('names the tool, the verdict before and the verdict after', () => {
  const now = write('now.db', [
    ['send', 'write', 3],
    ['list', 'read', 1],
  ]);
  const changes = verdictChanges(path, now);
  expect(changes).toEqual([
    { server: 'mail', tool: 'send', before: 'write, medium', after: 'write, high' },
  ]);
  expect(changesText(changes)).toContain('mail/send: write, medium → write, high');
});

test('a tool that is new has no verdict to differ from', () => {
  expect(verdictChanges(path, write('now.db', [['new', 'write', 3]]))).toEqual([]);
  expect(changesText([])).toBe('  No verdict differs from the last build.');
});

test('says nothing where there is no last build, or none that can be read', () => {
  writeFileSync(join(folder, 'broken.db'), 'not a database');
  expect(verdictChanges(join(folder, 'none.db'), path)).toBeNull();
  expect(verdictChanges(join(folder, 'broken.db'), path)).toBeNull();
  expect(changesText(null)).toBe('');
});
