import { closeSync, openSync, writeSync } from 'node:fs';
import { serverData } from '#features/data/queries/server-data.ts';
import { openCatalogue } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { jsonText } from '#seo/json-file.ts';

/** Writes one line for each server: what its own data file holds. One server at a time is in memory. */
export function writeLines(database: string, to: string): void {
  const db = openCatalogue(database);
  const file = openSync(to, 'w');
  try {
    for (const slug of allServerSlugs(db)) writeSync(file, `${jsonText(serverData(db, slug))}\n`);
  } finally {
    closeSync(file);
    db.close();
  }
}
