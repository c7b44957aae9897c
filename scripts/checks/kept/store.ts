import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import Database from 'better-sqlite3';

/** The result of one page or file, and what it rests on. */
export interface KeptResult {
  readonly path: string;
  /** Which file had this content; see `stampOf`. */
  readonly stamp: string;
  readonly hash: Uint8Array;
  /** Numbers of what was asked about the site, as in `question`. */
  readonly asked: Uint8Array;
  /** Numbers of what was read from the catalogue. */
  readonly reads: Uint8Array;
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

const TABLES = `
  CREATE TABLE IF NOT EXISTS run (id INTEGER PRIMARY KEY CHECK (id = 1), body BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS result (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, hash BLOB NOT NULL,
    asked BLOB NOT NULL, reads BLOB NOT NULL, result TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS read (id INTEGER PRIMARY KEY, read TEXT NOT NULL, digest TEXT NOT NULL);
`;

function open(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path);
  db.pragma('synchronous = OFF');
  db.exec(TABLES);
  return db;
}

/** The results of an earlier run, in one file. A file that cannot be read is made anew. */
export class Store {
  #db: Database.Database;

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

  results(): KeptResult[] {
    return this.#db.prepare('SELECT * FROM result').all() as KeptResult[];
  }

  reads(): KeptRead[] {
    return this.#db.prepare('SELECT * FROM read').all() as KeptRead[];
  }

  /** Forgets everything. */
  clear(): void {
    this.#db.exec('DELETE FROM run; DELETE FROM result; DELETE FROM read;');
  }

  /** Writes all changes, or none. */
  write({ run, results, stamps, gone, newReads, goneReads }: Changes): void {
    const prepare = (sql: string) => this.#db.prepare(sql);
    const put = prepare('INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?)');
    const stamp = prepare('UPDATE result SET stamp = ? WHERE path = ?');
    const remove = prepare('DELETE FROM result WHERE path = ?');
    const putRead = prepare('INSERT OR REPLACE INTO read VALUES (?, ?, ?)');
    const removeRead = prepare('DELETE FROM read WHERE id = ?');
    this.#db.transaction(() => {
      prepare('INSERT OR REPLACE INTO run VALUES (1, ?)').run(serialize(run));
      for (const path of gone) remove.run(path);
      for (const [path, own] of stamps) stamp.run(own, path);
      for (const each of results) {
        put.run(each.path, each.stamp, each.hash, each.asked, each.reads, each.result);
      }
      for (const { id, read, digest } of newReads) putRead.run(id, read, digest);
      for (const id of goneReads) removeRead.run(id);
    })();
  }

  close(): void {
    this.#db.close();
  }
}
