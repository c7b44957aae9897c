import { type Catalogue, row, rows } from './database.ts';
import { type CatalogueTool, type ToolRow, toolFromRow } from './tool-row.ts';

/** Where each tool's page is, for `getStaticPaths`. */
export function allToolPaths(db: Catalogue): { server: string; tool: string }[] {
  return rows(db, 'SELECT server, slug AS tool FROM tool ORDER BY server, slug');
}

export function toolBySlug(db: Catalogue, server: string, slug: string): CatalogueTool | undefined {
  const found = row<ToolRow>(db, 'SELECT * FROM tool WHERE server = ? AND slug = ?', server, slug);
  return found && toolFromRow(db, found);
}

/** All tools of one server, worst first. */
export function toolsOfServer(db: Catalogue, server: string): CatalogueTool[] {
  const sql = 'SELECT * FROM tool WHERE server = ? ORDER BY severity_rank DESC, name';
  return rows<ToolRow>(db, sql, server).map((found) => toolFromRow(db, found));
}

/** The tools of which only the name is known: the same test as `hasNoDescription` in the domain. */
export function thinToolPaths(db: Catalogue): { server: string; tool: string }[] {
  const sql = `SELECT server, slug AS tool FROM tool
    WHERE summary IS NULL AND description IS NULL ORDER BY server, slug`;
  return rows(db, sql);
}

/** Names of all tools of one server. */
export function toolNames(db: Catalogue, server: string): string[] {
  const sql = 'SELECT name FROM tool WHERE server = ? ORDER BY name';
  return rows<{ name: string }>(db, sql, server).map(({ name }) => name);
}
