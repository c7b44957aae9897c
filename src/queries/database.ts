import Database from 'better-sqlite3';

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

const statements = new WeakMap<Catalogue, Map<string, Database.Statement>>();

/** Prepares each text once per connection. */
function prepared(db: Catalogue, sql: string): Database.Statement {
  let own = statements.get(db);
  if (!own) {
    own = new Map();
    statements.set(db, own);
  }
  let statement = own.get(sql);
  if (!statement) {
    statement = db.prepare(sql);
    own.set(sql, statement);
  }
  return statement;
}

export function rows<T>(db: Catalogue, sql: string, ...values: unknown[]): T[] {
  return prepared(db, sql).all(...values) as T[];
}

export function row<T>(db: Catalogue, sql: string, ...values: unknown[]): T | undefined {
  return prepared(db, sql).get(...values) as T | undefined;
}

const remembered = new WeakMap<Catalogue, Map<string, unknown>>();

/** What `make` gives, worked out once per connection and key: for what many pages share. */
export function memoised<T>(db: Catalogue, key: string, make: () => T): T {
  let values = remembered.get(db);
  if (!values) {
    values = new Map();
    remembered.set(db, values);
  }
  if (!values.has(key)) values.set(key, make());
  return values.get(key) as T;
}
