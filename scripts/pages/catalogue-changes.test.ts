import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type CatalogueChanges, catalogueChanges } from './catalogue-changes.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalogue-changes-'));
const FIRST = 5 * 2 ** 20;
const OTHER = 9 * 2 ** 20;

/** A catalogue of two servers with one tool each, after some statements. */
function catalogueOf(name: string, ...statements: string[]): string {
  const path = join(folder, `${name}.db`);
  const db = new Database(path);
  db.exec(`CREATE TABLE server (slug TEXT PRIMARY KEY, label TEXT) WITHOUT ROWID;
    CREATE TABLE tool (id INTEGER PRIMARY KEY, server TEXT, family TEXT, severity TEXT, summary TEXT);
    CREATE TABLE attack (id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
    CREATE TABLE relevance_reason (id INTEGER PRIMARY KEY, body TEXT);
    INSERT INTO server VALUES ('one', 'One'), ('two', 'Two');
    INSERT INTO tool VALUES (${FIRST}, 'one', 'get note', 'low', 'Reads.'), (${OTHER}, 'two', 'send', 'high', 'Sends.');
    INSERT INTO attack VALUES ('a', 'An attack');
    INSERT INTO relevance_reason VALUES (1, 'It reads.');`);
  for (const statement of statements) db.exec(statement);
  db.close();
  return path;
}

const before = catalogueOf('before');
const after = (name: string, ...statements: string[]): CatalogueChanges => {
  const changes = catalogueChanges(catalogueOf(name, ...statements), before);
  if (!changes) throw new Error('The catalogues could not be compared.');
  return changes;
};

const COUNTS = 'SELECT severity, count(*) FROM tool GROUP BY severity';
const LINES = 'SELECT t.id, t.summary FROM tool t';
const ALL = 'SELECT t.* FROM tool t';
const ATTACKS = 'SELECT name FROM attack';

test('without a change, no statement and no scope is concerned', () => {
  const { concern, concernAnyScope, concernScope } = after('same');
  for (const sql of [COUNTS, LINES, ALL, ATTACKS]) {
    expect(concern(sql)).toBe(false);
    expect(concernAnyScope(sql)).toBe(false);
  }
  expect(concernScope({ server: 'one' })).toBe(false);
});

test('another summary concerns statements that read it, and the scopes that hold its tool', () => {
  const { concern, concernAnyScope, concernScope } = after(
    'summary',
    `UPDATE tool SET summary = 'Reads all.' WHERE id = ${FIRST}`,
  );
  expect([COUNTS, LINES, ALL, ATTACKS].map(concern)).toEqual([false, true, true, false]);
  expect([COUNTS, LINES, ALL, ATTACKS].some(concernAnyScope)).toBe(false);
  expect(concernScope({ server: 'one' })).toBe(true);
  expect(concernScope({ server: 'two' })).toBe(false);
  expect(concernScope({ family: 'get note' })).toBe(true);
  expect(concernScope({ family: 'send' })).toBe(false);
  expect(concernScope({ tools: [OTHER, FIRST] })).toBe(true);
  expect(concernScope({ tools: [OTHER] })).toBe(false);
});

test('a tool that comes or goes concerns all that read tools, with its family as it was', () => {
  const added = after('added', `INSERT INTO tool VALUES (${FIRST + 1}, 'one', 'new', 'low', '')`);
  const gone = after('gone', `DELETE FROM tool WHERE id = ${OTHER}`);
  for (const { concern } of [added, gone])
    expect([COUNTS, LINES, ALL, ATTACKS].map(concern)).toEqual([true, true, true, false]);
  expect(added.concernScope({ family: 'new' })).toBe(true);
  expect(added.concernScope({ server: 'two' })).toBe(false);
  expect(gone.concernScope({ family: 'send' })).toBe(true);
  expect(gone.concernScope({ tools: [OTHER] })).toBe(true);
});

test('another label of a server concerns its tools, another name of an attack every scope', () => {
  const label = after('label', "UPDATE server SET label = 'Uno' WHERE slug = 'one'");
  expect(label.concernScope({ tools: [FIRST] })).toBe(true);
  expect(label.concern('SELECT t.id, s.label FROM tool t JOIN server s ON s.slug = t.server')).toBe(
    true,
  );
  expect(label.concern(COUNTS)).toBe(false);
  const attack = after('attack', "UPDATE attack SET name = 'Another'");
  expect(attack.concernAnyScope(ATTACKS)).toBe(true);
  expect(attack.concernScope({ server: 'one' })).toBe(false);
});

test('a reason that comes concerns no scope, since those that name it have changed too', () => {
  const { concern, concernAnyScope } = after(
    'reason',
    "INSERT INTO relevance_reason VALUES (2, 'It sends.')",
  );
  const sql = 'SELECT body FROM relevance_reason';
  expect([concern(sql), concernAnyScope(sql)]).toEqual([true, false]);
});

test('catalogues of other tables cannot be compared', () => {
  expect(catalogueChanges(catalogueOf('other', 'CREATE TABLE more (id)'), before)).toBeNull();
  expect(catalogueChanges(before, join(folder, 'missing.db'))).toBeNull();
});
