import Database from 'better-sqlite3';
import { currentLog, digestOf, type Noted, type Scope } from './tracking.ts';

export type Catalogue = Database.Database;

/** The catalogue that this build reads; another place for tests and for large builds. */
export const databasePath = (): string => process.env['CATALOGUE_DB'] ?? '.cache/catalogue.db';

/** Opens a catalogue read-only. Throws where there is none: build it first. */
export function openCatalogue(path: string = databasePath()): Catalogue {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.pragma('mmap_size = 268435456');
  db.pragma('cache_size = -32000');
  return db;
}

let shared: Catalogue | undefined;

/** The one connection that the pages of a build share. */
export function catalogue(): Catalogue {
  shared ??= openCatalogue();
  return shared;
}

/** The database was replaced: the next `catalogue()` opens the new one. */
export function forgetCatalogue(): void {
  shared?.close();
  shared = undefined;
}

/** A statement, prepared once per connection, and what it gave by its values, as far as it was noted. */
interface Prepared {
  readonly statement: Database.Statement;
  readonly noted: Map<string, Noted>;
}

const statements = new WeakMap<Catalogue, Map<string, Prepared>>();

function prepared(db: Catalogue, sql: string): Prepared {
  let own = statements.get(db);
  if (!own) {
    own = new Map();
    statements.set(db, own);
  }
  let found = own.get(sql);
  if (!found) {
    found = { statement: db.prepare(sql), noted: new Map() };
    own.set(sql, found);
  }
  return found;
}

export const rows = <T>(db: Catalogue, sql: string, ...values: unknown[]): T[] =>
  allRows(db, undefined, sql, values);

/** Rows of one server, or of one family: `scope` names all that the statement reads of servers. */
export const rowsIn = <T>(db: Catalogue, scope: Scope, sql: string, ...values: unknown[]): T[] =>
  allRows(db, scope, sql, values);

export const row = <T>(db: Catalogue, sql: string, ...values: unknown[]): T | undefined =>
  allRows<T>(db, undefined, sql, values)[0];

export const rowIn = <T>(
  db: Catalogue,
  scope: Scope,
  sql: string,
  ...values: unknown[]
): T | undefined => allRows<T>(db, scope, sql, values)[0];

/** Reads of a statement that are known by their values: pages of one server repeat those of that server. */
const KEPT = 2000;

function allRows<T>(
  db: Catalogue,
  scope: Scope | undefined,
  sql: string,
  values: readonly unknown[],
): T[] {
  const { statement, noted } = prepared(db, sql);
  const found = statement.all(...values) as T[];
  const log = currentLog();
  if (log) {
    const key = JSON.stringify(values);
    let note = noted.get(key);
    if (!note) {
      note = { read: { kind: 'rows', sql, values, scope }, digest: digestOf(found) };
      if (noted.size >= KEPT) noted.clear();
      noted.set(key, note);
    }
    log(note);
  }
  return found;
}

/** The names of the columns that a statement gives. */
export const columnsOf = (db: Catalogue, sql: string): string[] =>
  prepared(db, sql)
    .statement.columns()
    .map(({ name }) => name);
