import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Read, Scope } from '#queries/tracking.ts';
import type { CatalogueChanges } from './catalogue-changes.ts';

/** Another number makes everything anew: the form of the file, or what its facts mean, has changed. */
const FORM = 3;

const TABLES = `
CREATE TABLE about (form INTEGER NOT NULL, catalogue TEXT NOT NULL) STRICT;
CREATE TABLE statement (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE scope (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE read (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  statement INTEGER NOT NULL,
  scope INTEGER,
  given TEXT NOT NULL,
  digest TEXT NOT NULL,
  parts BLOB
) STRICT;
CREATE TABLE file (
  file TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  props TEXT NOT NULL,
  reads BLOB NOT NULL,
  digest TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  modified REAL NOT NULL
) STRICT, WITHOUT ROWID;`;

/** What is known of one file of a built site. */
export interface FileState {
  /** Place in the site: `servers/github/index.html`. */
  readonly file: string;
  /** Digest of the code that made it. */
  readonly code: string;
  readonly props: string;
  /** Numbers of what it read. */
  readonly reads: Uint32Array;
  /** Digest of its bytes. */
  readonly digest: string;
  readonly bytes: number;
  /** When it was written, in milliseconds: a file that was touched since is not trusted. */
  readonly modified: number;
}

interface FileRow extends Omit<FileState, 'reads'> {
  readonly reads: Buffer;
}

interface ReadRow {
  readonly id: number;
  readonly kind: Read['kind'];
  readonly text: string;
  readonly given: string;
  readonly scope: string | null;
  readonly digest: string;
  readonly parts: Buffer | null;
}

export interface KnownRead {
  readonly id: number;
  /** Worked out when it is asked for. */
  readonly read: Read;
  readonly digest: string;
  readonly parts: Uint32Array | null;
}

const numbers = (blob: Buffer): Uint32Array =>
  new Uint32Array(blob.buffer.slice(blob.byteOffset, blob.byteOffset + blob.byteLength));

const blobOf = (list: Uint32Array): Buffer =>
  Buffer.from(list.buffer, list.byteOffset, list.byteLength);

function storedForm(read: Read): { readonly text: string; readonly given: readonly unknown[] } {
  if (read.kind === 'rows') return { text: read.sql, given: read.values };
  if (read.kind === 'file') return { text: read.path, given: [] };
  const { name, args } = read;
  return { text: name, given: read.kind === 'entry' ? [read.key, ...args] : args };
}

function readOf({ kind, text, given, scope }: ReadRow): Read {
  const value = JSON.parse(given);
  if (kind === 'rows')
    return {
      kind,
      sql: text,
      values: value,
      scope: scope ? (JSON.parse(scope) as Scope) : undefined,
    };
  if (kind === 'file') return { kind, path: text };
  if (kind === 'memo') return { kind, name: text, args: value };
  const [key, ...args] = value as [string, ...string[]];
  return { kind, name: text, args, key };
}

interface Numbered {
  readonly id: number;
  readonly text: string;
}

/** Texts that many reads share, in a table of their own. */
class Texts {
  readonly #numbers: Map<string, number>;
  readonly #insert: Database.Statement;

  constructor(db: Database.Database, table: 'statement' | 'scope') {
    const all = db.prepare(`SELECT id, text FROM ${table}`).all() as Numbered[];
    this.#numbers = new Map(all.map(({ id, text }) => [text, id]));
    this.#insert = db.prepare(`INSERT INTO ${table} VALUES (?, ?)`);
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const id = this.#numbers.size;
    this.#insert.run(id, text);
    this.#numbers.set(text, id);
    return id;
  }
}

/** Statements without a scope that have changed, and others of which the scope or all scopes have. */
const MAY_DIFFER = `WHERE r.kind <> 'rows' OR CASE WHEN r.scope IS NULL
    THEN r.statement IN (SELECT value FROM json_each(@unscoped))
    ELSE r.statement IN (SELECT value FROM json_each(@anyScope))
      OR r.scope IN (SELECT value FROM json_each(@scopes)) END`;

/**
 * What the files of a built site were made from: one SQLite file beside the site. It speaks of the
 * very files that it was written for; `FileState.modified` tells whether a file is still that one.
 */
export class SiteState {
  readonly #db: Database.Database;
  readonly #statements: Texts;
  readonly #scopes: Texts;
  readonly #insertRead: Database.Statement;
  readonly #insertFile: Database.Statement;
  #reads: number;
  /** How many reads were known: where none were, all are those of the files that were added since. */
  readonly #before: number;

  private constructor(db: Database.Database) {
    this.#db = db;
    this.#insertRead = db.prepare('INSERT INTO read VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#insertFile = db.prepare('INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#statements = new Texts(db, 'statement');
    this.#scopes = new Texts(db, 'scope');
    this.#reads = db.prepare('SELECT coalesce(max(id), -1) + 1 FROM read').pluck().get() as number;
    this.#before = this.#reads;
  }

  /** Opens a copy of `from` at `path`, or an empty one where that is missing or of another form. */
  static next(path: string, from: string): SiteState {
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { force: true });
    if (existsSync(from)) copyFileSync(from, path);
    try {
      return new SiteState(open(path));
    } catch {
      rmSync(path, { force: true });
      return new SiteState(open(path));
    }
  }

  /** Size and time of the catalogue that was read, as `catalogueMark` gives them. */
  get catalogue(): string {
    return this.#db.prepare('SELECT catalogue FROM about').pluck().get() as string;
  }

  set catalogue(mark: string) {
    this.#db.prepare('UPDATE about SET catalogue = ?').run(mark);
  }

  *files(): Generator<FileState> {
    for (const row of this.#db.prepare('SELECT * FROM file').iterate()) {
      const { reads, ...rest } = row as FileRow;
      yield { ...rest, reads: numbers(reads) };
    }
  }

  /**
   * The reads that may give something else after these changes of the catalogue, or after unknown ones; shared
   * values are among them whatever has changed. By number: parts come before what they make.
   */
  *readsAfter(changes: CatalogueChanges | null): Generator<KnownRead> {
    const concerned = changes ? this.#concerned(changes) : null;
    const sql = `SELECT r.id, r.kind, s.text, c.text AS scope, r.given, r.digest, r.parts
      FROM read r JOIN statement s ON s.id = r.statement LEFT JOIN scope c ON c.id = r.scope
      ${concerned ? MAY_DIFFER : ''} ORDER BY r.id`;
    for (const each of this.#db.prepare(sql).iterate(concerned ?? {})) {
      const row = each as ReadRow;
      const parts = row.parts ? numbers(row.parts) : null;
      yield {
        id: row.id,
        get read() {
          return readOf(row);
        },
        digest: row.digest,
        parts,
      };
    }
  }

  /** Values for `MAY_DIFFER`. */
  #concerned(changes: CatalogueChanges) {
    const numbersOf = (table: string, isConcerned: (text: string) => boolean): string => {
      const all = this.#db.prepare(`SELECT id, text FROM ${table}`).all() as Numbered[];
      return JSON.stringify(all.filter(({ text }) => isConcerned(text)).map(({ id }) => id));
    };
    return {
      unscoped: numbersOf('statement', (sql) => changes.concern(sql)),
      anyScope: numbersOf('statement', (sql) => changes.concernAnyScope(sql)),
      scopes: numbersOf('scope', (text) => changes.concernScope(JSON.parse(text) as Scope)),
    };
  }

  get readCount(): number {
    return this.#reads;
  }

  /** Adds a read and gives its number. */
  addRead(read: Read, digest: string, parts: Uint32Array | null): number {
    const id = this.#reads;
    this.#reads += 1;
    const { text, given } = storedForm(read);
    this.#insertRead.run(
      id,
      read.kind,
      this.#statements.numberOf(text),
      read.kind === 'rows' && read.scope ? this.#scopes.numberOf(JSON.stringify(read.scope)) : null,
      JSON.stringify(given),
      digest,
      parts && blobOf(parts),
    );
    return id;
  }

  setFile({ file, code, props, reads, digest, bytes, modified }: FileState): void {
    this.#insertFile.run(file, code, props, blobOf(reads), digest, bytes, modified);
  }

  /** Forgets all files but these, and gives their names. */
  keepFiles(isKept: (file: string) => boolean): string[] {
    const remove = this.#db.prepare('DELETE FROM file WHERE file = ?');
    const names = this.#db.prepare('SELECT file FROM file').pluck().all() as string[];
    const gone = names.filter((name) => !isKept(name));
    for (const name of gone) remove.run(name);
    return gone;
  }

  /** Forgets the reads that no file needs any more, each time that so many more were added. */
  removeUnused(every = 10_000): void {
    if (this.#before === 0 || Math.floor(this.#before / every) === Math.floor(this.#reads / every))
      return;
    const used = new Uint8Array(this.#reads);
    for (const { reads } of this.files()) for (const read of reads) used[read] = 1;
    const made = this.#db.prepare(
      'SELECT id, parts FROM read WHERE parts IS NOT NULL ORDER BY id DESC',
    );
    for (const row of made.iterate()) {
      const { id, parts } = row as { id: number; parts: Buffer };
      if (used[id]) for (const part of numbers(parts)) used[part] = 1;
    }
    const remove = this.#db.prepare('DELETE FROM read WHERE id = ?');
    const ids = this.#db.prepare('SELECT id FROM read').pluck().all() as number[];
    for (const id of ids) if (!used[id]) remove.run(id);
  }

  /** Runs `work`, which adds and removes; all of it is stored, or nothing. */
  async storing(work: () => Promise<void>): Promise<void> {
    this.#db.exec('BEGIN');
    await work();
    this.#db.exec('COMMIT');
  }

  close(): void {
    this.#db.close();
  }
}

/** The files that a stored state speaks of; none where there is none. */
export function fileNames(path: string): string[] {
  if (!existsSync(path)) return [];
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT file FROM file').pluck().all() as string[];
  } catch {
    return [];
  } finally {
    db.close();
  }
}

/** Tells one file of a catalogue from another; the same after it is renamed. */
export function catalogueMark(path: string): string {
  if (!existsSync(path)) return '';
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
}

function open(path: string): Database.Database {
  const db = new Database(path);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  const isNew = db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;
  if (isNew) {
    db.exec(TABLES);
    db.prepare("INSERT INTO about VALUES (?, '')").run(FORM);
  }
  if (db.prepare('SELECT form FROM about').pluck().get() !== FORM) throw new Error('another form');
  return db;
}
