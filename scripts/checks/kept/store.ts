import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import Database from 'better-sqlite3';

/** One page or file, and what its result rests on. */
export interface KeptPage {
  readonly path: string;
  /** Which file had this content; see `stampOf`. */
  readonly stamp: string;
  /** Numbers of what was asked about the site, as in `question`. */
  readonly asked: Uint8Array;
  /** Numbers of what was read from the catalogue. */
  readonly reads: Uint8Array;
}

export interface KeptResult extends KeptPage {
  readonly hash: Uint8Array;
  /** The result, as JSON. */
  readonly result: string;
}

export interface KeptRead {
  readonly id: number;
  /** How to read it again, as JSON. */
  readonly read: string;
  readonly digest: string;
}

/** What concerns the whole run. */
export interface KeptRun {
  /** Code and names of the checks: with others, nothing is kept. */
  readonly key: string;
  readonly paths: readonly string[];
  /** What counts as asked by every page. */
  readonly common: Uint32Array;
  /** Numbers of the pages in each choice. */
  readonly choices: Readonly<Record<string, Uint32Array>>;
  /** Which file was the catalogue. */
  readonly catalogue: string;
  /** A digest of all that the outcome rests on, empty where a file may have changed unseen. */
  readonly whole: string;
  /** The outcome of every check, in their order. */
  readonly outcomes: readonly unknown[];
}

/** What changes in the store after a run. */
export interface Changes {
  readonly run: KeptRun;
  readonly results: readonly KeptResult[];
  /** Paths that are the same in other files. */
  readonly stamps: ReadonlyMap<string, string>;
  readonly gone: readonly string[];
  readonly newReads: readonly KeptRead[];
  readonly goneReads: readonly number[];
}

/** Another number makes everything anew: the form of the file has changed. */
const FORM = 2;

/** Results are in a table of their own: which of them hold is known without reading them. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS run (id INTEGER PRIMARY KEY CHECK (id = 1), body BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS result (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS page (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, hash BLOB NOT NULL,
    asked BLOB NOT NULL, reads BLOB NOT NULL, result INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS read (id INTEGER PRIMARY KEY, read TEXT NOT NULL, digest TEXT NOT NULL);
`;

function open(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path);
  const isNew = db.prepare('SELECT count(*) = 0 FROM sqlite_schema').pluck().get() === 1;
  if (!isNew && db.pragma('user_version', { simple: true }) !== FORM) {
    db.close();
    throw new Error('a file of another form');
  }
  // Results are read one after another: larger pieces, fewer of them.
  db.pragma('page_size = 16384');
  db.pragma('synchronous = OFF');
  db.exec(TABLES);
  db.pragma(`user_version = ${FORM}`);
  return db;
}

/** The results of an earlier run, in one file. A file that cannot be read is made anew. */
export class Store {
  #db: Database.Database;
  readonly #values = new Map<string, Database.Statement>();

  constructor(path: string) {
    try {
      this.#db = open(path);
      this.run();
    } catch {
      for (const ending of ['', '-journal']) rmSync(`${path}${ending}`, { force: true });
      this.#db = open(path);
    }
  }

  run(): KeptRun | undefined {
    const row = this.#db.prepare('SELECT body FROM run').get() as { body: Buffer } | undefined;
    return row && (deserialize(row.body) as KeptRun);
  }

  pages(): KeptPage[] {
    return this.#db.prepare('SELECT path, stamp, asked, reads FROM page').all() as KeptPage[];
  }

  /** The hash of the content of a page or file that has a result. */
  hashOf(path: string): Buffer {
    return this.#value('SELECT hash FROM page WHERE path = ?', path) as Buffer;
  }

  /** The result of a page or file, as JSON. */
  resultOf(path: string): string {
    const sql = 'SELECT body FROM page JOIN result ON result.id = page.result WHERE path = ?';
    return this.#value(sql, path) as string;
  }

  #value(sql: string, path: string): unknown {
    let statement = this.#values.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql).pluck();
      this.#values.set(sql, statement);
    }
    const value = statement.get(path);
    if (value === undefined) throw new Error(`There is no result for ${path}.`);
    return value;
  }

  reads(): KeptRead[] {
    return this.#db.prepare('SELECT * FROM read').all() as KeptRead[];
  }

  /** Forgets everything. */
  clear(): void {
    this.#db.exec('DELETE FROM run; DELETE FROM result; DELETE FROM page; DELETE FROM read;');
  }

  /** Writes all changes, or none. */
  write({ run, results, stamps, gone, newReads, goneReads }: Changes): void {
    const prepare = (sql: string) => this.#db.prepare(sql);
    const add = prepare('INSERT INTO result (body) VALUES (?)');
    const put = prepare('INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)');
    const stamp = prepare('UPDATE page SET stamp = ? WHERE path = ?');
    const forget = prepare(
      'DELETE FROM result WHERE id = (SELECT result FROM page WHERE path = ?)',
    );
    const remove = prepare('DELETE FROM page WHERE path = ?');
    const putRead = prepare('INSERT OR REPLACE INTO read VALUES (?, ?, ?)');
    const removeRead = prepare('DELETE FROM read WHERE id = ?');
    this.#db.transaction(() => {
      prepare('INSERT OR REPLACE INTO run VALUES (1, ?)').run(serialize(run));
      for (const path of [...gone, ...results.map((each) => each.path)]) {
        forget.run(path);
        remove.run(path);
      }
      for (const [path, own] of stamps) stamp.run(own, path);
      for (const { path, stamp: own, hash, asked, reads, result } of results) {
        put.run(path, own, hash, asked, reads, add.run(result).lastInsertRowid);
      }
      for (const { id, read, digest } of newReads) putRead.run(id, read, digest);
      for (const id of goneReads) removeRead.run(id);
    })();
  }

  close(): void {
    this.#db.close();
  }
}
