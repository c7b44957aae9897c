import type { Disagreement, DisagreementField } from '#domain/disagreement.ts';
import { type Catalogue, rows } from './database.ts';

interface Row {
  tool: string | null;
  field: DisagreementField;
  argument: string | null;
  statements: string;
}

/** What the sources of a server say differently, in the order of the catalogue. */
export function disagreementsOf(db: Catalogue, server: string): Disagreement[] {
  const sql = `SELECT tool, field, argument, statements FROM disagreement
    WHERE server = ? ORDER BY position`;
  return rows<Row>(db, sql, server).map(({ tool, field, argument, statements }) => ({
    ...(tool === null ? {} : { tool }),
    field,
    ...(argument === null ? {} : { argument }),
    statements: JSON.parse(statements) as Disagreement['statements'],
  }));
}
