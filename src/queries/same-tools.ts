import { type Catalogue, rows } from './database.ts';

/** Another server with exactly the same list of tools. */
export interface SameTools {
  readonly slug: string;
  readonly label: string;
  readonly sameRepository: boolean;
  /** Whether both are known to be in separate folders. */
  readonly otherFolder: boolean;
  /** Whether every definition is known to be the same, word for word. */
  readonly sameDefinitions: boolean;
}

interface Row {
  slug: string;
  label: string;
  same_repository: number;
  other_folder: number;
  same_definitions: number;
}

/** Servers of the same tool names, those with the same definitions first. */
export function sameTools(db: Catalogue, server: string): SameTools[] {
  const sql = `SELECT s.slug, s.label, x.same_repository, x.other_folder, x.same_definitions
    FROM same_tools x JOIN server s ON s.slug = x.other WHERE x.server = ?
    ORDER BY x.same_definitions DESC, s.label COLLATE NOCASE, s.slug`;
  return rows<Row>(db, sql, server).map((found) => ({
    slug: found.slug,
    label: found.label,
    sameRepository: found.same_repository === 1,
    otherFolder: found.other_folder === 1,
    sameDefinitions: found.same_definitions === 1,
  }));
}
