import type Database from 'better-sqlite3';

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** Adds a row to a table. All rows of one table have the same columns, in the same order. */
export type Insert = (table: string, row: Row) => void;

/** Rows of one table: the values of all rows, one after the other. */
export interface TableRows {
  readonly columns: readonly string[];
  readonly values: readonly Value[];
}
/** Rows by table: plain data, which can be kept and sent to another thread. */
export type CollectedRows = Readonly<Record<string, TableRows>>;

/** Collects rows instead of writing them. */
export function collector(): { readonly insert: Insert; readonly rows: CollectedRows } {
  const rows: Record<string, { columns: readonly string[]; values: Value[] }> = {};
  const insert: Insert = (table, row) => {
    rows[table] ??= { columns: Object.keys(row), values: [] };
    const { columns, values } = rows[table];
    for (const column of columns) values.push(row[column] ?? null);
  };
  return { insert, rows };
}

export interface Inserter {
  readonly insert: Insert;
  readonly insertAll: (rows: CollectedRows) => void;
  /** Writes what is still held back; must be called at the end. */
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
  package: ['server', 'position'],
  remote: ['server', 'position'],
  other_name: ['server', 'kind', 'position'],
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
  server_use: ['server'],
  order_of_use: ['slug'],
  outline: ['server'],
  outline_dataset: ['id'],
  recognised_outline: ['shard', 'key'],
};

/** Tables of which several servers bring the same rows; each is written once. */
const SHARED: ReadonlySet<string> = new Set(['relevance_reason']);

class Table {
  readonly #db: Database.Database;
  readonly #name: string;
  readonly #columns: readonly string[];
  readonly #many: Database.Statement;
  readonly #keys: readonly number[] | undefined;
  readonly #known: Set<Value> | undefined;
  #held: Value[] = [];

  constructor(db: Database.Database, name: string, columns: readonly string[]) {
    this.#db = db;
    this.#name = name;
    this.#columns = columns;
    this.#keys = SORTED[name]?.map((key) => columns.indexOf(key));
    this.#known = SHARED.has(name) ? new Set() : undefined;
    this.#many = this.#prepare(TOGETHER);
  }

  add(values: readonly Value[]): void {
    const width = this.#columns.length;
    for (let at = 0; at < values.length; at += width) {
      if (this.#known) {
        const key = values[at] ?? null;
        if (this.#known.has(key)) continue;
        this.#known.add(key);
      }
      for (let column = 0; column < width; column += 1)
        this.#held.push(values[at + column] ?? null);
      if (!this.#keys && this.#held.length === width * TOGETHER) this.#write();
    }
  }

  finish(): void {
    if (this.#keys) this.#sort(this.#keys);
    this.#write();
  }

  #write(): void {
    const values = this.#held;
    this.#held = [];
    const group = this.#columns.length * TOGETHER;
    if (values.length === group) {
      this.#many.run(values);
      return;
    }
    let at = 0;
    for (; at + group <= values.length; at += group) this.#many.run(values.slice(at, at + group));
    const rest = values.slice(at);
    if (rest.length > 0) this.#prepare(rest.length / this.#columns.length).run(rest);
  }

  #sort(keys: readonly number[]): void {
    const width = this.#columns.length;
    const values = this.#held;
    const starts = Array.from({ length: values.length / width }, (_, row) => row * width);
    starts.sort((a, b) => {
      for (const key of keys) {
        const one = values[a + key] ?? '';
        const other = values[b + key] ?? '';
        if (one !== other) return one < other ? -1 : 1;
      }
      return 0;
    });
    this.#held = starts.flatMap((start) => values.slice(start, start + width));
  }

  #prepare(rows: number): Database.Statement {
    const marks = `(${this.#columns.map(() => '?').join(', ')})`;
    const values = Array.from({ length: rows }, () => marks).join(', ');
    return this.#db.prepare(
      `INSERT${this.#known ? ' OR IGNORE' : ''} INTO ${this.#name} (${this.#columns.join(', ')}) VALUES ${values}`,
    );
  }
}

/** Writes rows in groups, each statement prepared once. */
export function inserter(db: Database.Database): Inserter {
  const tables = new Map<string, Table>();
  const tableOf = (name: string, columns: readonly string[]): Table => {
    const known = tables.get(name);
    if (known) return known;
    const table = new Table(db, name, columns);
    tables.set(name, table);
    return table;
  };
  return {
    insert: (name, row) => {
      const columns = Object.keys(row);
      tableOf(name, columns).add(columns.map((column) => row[column] ?? null));
    },
    insertAll: (rows) => {
      for (const [name, { columns, values }] of Object.entries(rows))
        tableOf(name, columns).add(values);
    },
    finish: () => {
      for (const table of tables.values()) table.finish();
    },
  };
}
