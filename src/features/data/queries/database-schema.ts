import { type Catalogue, rows } from '#queries/database.ts';

/** The table that the database for download has besides those of the catalogue. */
export const ABOUT_TABLE =
  'CREATE TABLE about (\n  key TEXT PRIMARY KEY,\n  value TEXT NOT NULL\n) STRICT, WITHOUT ROWID';

/** The statements that make the tables of the database for download, in their order. */
export function databaseSchema(db: Catalogue): string {
  const sql = 'SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid';
  const statements = rows<{ sql: string }>(db, sql).map(({ sql: text }) => text);
  const own = statements.filter((statement) => !statement.startsWith('CREATE TABLE about'));
  return [...own, ABOUT_TABLE].map((statement) => `${statement};\n`).join('\n');
}
