import type Database from 'better-sqlite3';

export type Row = Readonly<Record<string, string | number | null>>;

/** Adds a row to a table and gives its number. */
export type Insert = (table: string, row: Row) => number;

/** Each statement is prepared once. */
export function inserter(db: Database.Database): Insert {
  const prepared = new Map<string, Database.Statement>();
  return (table, row) => {
    const columns = Object.keys(row);
    const key = `${table}:${columns.join()}`;
    let statement = prepared.get(key);
    if (!statement) {
      const marks = columns.map((column) => `@${column}`).join(', ');
      statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`);
      prepared.set(key, statement);
    }
    return Number(statement.run(row).lastInsertRowid);
  };
}
