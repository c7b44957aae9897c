import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AssessedServer } from './assess-servers.ts';
import { changesText, verdictChanges } from './verdict-changes.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
  path = join(folder, 'old.db');
  const db = new Database(path);
  db.exec('CREATE TABLE tool (server TEXT, name TEXT, category TEXT, severity TEXT)');
  db.exec(
    "INSERT INTO tool VALUES ('mail', 'send', 'write', 'medium'), ('mail', 'list', 'read', 'low')",
  );
  db.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const server = (tools: [string, string, string][]) =>
  ({
    slug: 'mail',
    tools: tools.map(([name, category, severity]) => ({
      name,
      assessment: { category, severity },
    })),
  }) as unknown as AssessedServer;

test('names the tool, the verdict before and the verdict after', () => {
  const changes = verdictChanges(path, [
    server([
      ['send', 'write', 'high'],
      ['list', 'read', 'low'],
    ]),
  ]);
  expect(changes).toEqual([
    { server: 'mail', tool: 'send', before: 'write, medium', after: 'write, high' },
  ]);
  expect(changesText(changes)).toContain('mail/send: write, medium → write, high');
});

test('a tool that is new has no verdict to differ from', () => {
  expect(verdictChanges(path, [server([['new', 'write', 'high']])])).toEqual([]);
  expect(changesText([])).toBe('  No verdict differs from the last build.');
});

test('says nothing where there is no last build, or none that can be read', () => {
  writeFileSync(join(folder, 'broken.db'), 'not a database');
  expect(verdictChanges(join(folder, 'none.db'), [])).toBeNull();
  expect(verdictChanges(join(folder, 'broken.db'), [])).toBeNull();
  expect(changesText(null)).toBe('');
});
