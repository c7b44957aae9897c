import type { Version } from '#domain/history/history.ts';
import { type VersionRow, versionFromRow } from '#rows/server-row.ts';
import { type Catalogue, rows, rowsIn } from './database.ts';

/** Published versions of a server's package, newest first, and what each changed; empty where nothing is known. */
export function versionsOf(db: Catalogue, server: string): Version[] {
  const sql = `SELECT version, published, read, tools, changes FROM version
    WHERE server = ? ORDER BY position`;
  return rowsIn<VersionRow>(db, { server }, sql, server).map(versionFromRow);
}

/** Servers of which at least two versions are known, so that something can be compared, by slug. */
export function serversWithHistory(db: Catalogue): string[] {
  const sql = 'SELECT server FROM version GROUP BY server HAVING count(*) > 1 ORDER BY server';
  return rows<{ server: string }>(db, sql).map(({ server }) => server);
}
