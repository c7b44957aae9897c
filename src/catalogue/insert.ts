import type Database from 'better-sqlite3';

type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** Adds a row to a table. All rows of one table have the same columns, in the same order. */
export type Insert = (table: string, row: Row) => void;

export interface Inserter {
  readonly insert: Insert;
  /** Writes what is still held back; must be called once, at the end. */
  readonly finish: () => void;
}

/** Rows of one statement: one call for several rows costs half as much as one call for each. */
const TOGETHER = 16;

/**
 * Tables whose key is in another order than their rows come in. Their rows are held back and written
 * in the order of the key, so that every page of the file is full.
 */
const SORTED: Readonly<Record<string, readonly string[]>> = {
  server: ['slug'],
  source: ['server', 'id'],
  fact_source: ['server', 'fact', 'source'],
  tool_capability: ['capability', 'tool'],
  tool_notice: ['notice', 'tool'],
  rule_firing: ['rule', 'tool'],
  relevance_reason: ['id'],
  server_combination: ['server', 'combination'],
  server_combination_tool: ['server', 'combination', 'leg', 'tool'],
  family: ['id'],
  family_exception: ['family', 'tool'],
  recognised_server: ['shard', 'key', 'position'],
  recognised_flaw: ['shard', 'key', 'position'],
};

class Table {
  readonly #db: Database.Database;
  readonly #name: string;
  readonly #columns: readonly string[];
  readonly #many: Database.Statement;
  readonly #keys: readonly string[] | undefined;
  #held: Row[] = [];

  constructor(db: Database.Database, name: string, columns: readonly string[]) {
    this.#db = db;
    this.#name = name;
    this.#columns = columns;
    this.#many = this.#prepare(TOGETHER);
    this.#keys = SORTED[name];
  }

  add(row: Row): void {
    this.#held.push(row);
    if (!this.#keys && this.#held.length === TOGETHER) this.#write();
  }

  finish(): void {
    if (this.#keys) this.#held.sort(byKeys(this.#keys));
    this.#write();
  }

  #write(): void {
    const rows = this.#held;
    this.#held = [];
    let at = 0;
    for (; at + TOGETHER <= rows.length; at += TOGETHER)
      this.#many.run(this.#values(rows.slice(at, at + TOGETHER)));
    const rest = rows.slice(at);
    if (rest.length > 0) this.#prepare(rest.length).run(this.#values(rest));
  }

  #prepare(rows: number): Database.Statement {
    const marks = `(${this.#columns.map(() => '?').join(', ')})`;
    const values = Array.from({ length: rows }, () => marks).join(', ');
    return this.#db.prepare(
      `INSERT INTO ${this.#name} (${this.#columns.join(', ')}) VALUES ${values}`,
    );
  }

  #values(rows: readonly Row[]): Value[] {
    const values: Value[] = [];
    for (const row of rows) for (const column of this.#columns) values.push(row[column] ?? null);
    return values;
  }
}

function byKeys(keys: readonly string[]): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const key of keys) {
      const one = a[key] ?? '';
      const other = b[key] ?? '';
      if (one !== other) return one < other ? -1 : 1;
    }
    return 0;
  };
}

/** Writes rows in groups, each statement prepared once. */
export function inserter(db: Database.Database): Inserter {
  const tables = new Map<string, Table>();
  return {
    insert: (name, row) => {
      let table = tables.get(name);
      if (!table) {
        table = new Table(db, name, Object.keys(row));
        tables.set(name, table);
      }
      table.add(row);
    },
    finish: () => {
      for (const table of tables.values()) table.finish();
    },
  };
}
