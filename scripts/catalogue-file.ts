import { existsSync } from 'node:fs';
import { buildCatalogue } from '#catalogue/build.ts';
import { databasePath } from '#queries/database.ts';

/** Where the catalogue is; built from our own content first if it does not exist yet. */
export async function catalogueFile(): Promise<string> {
  const database = databasePath();
  if (existsSync(database)) return database;
  console.error('There is no catalogue yet; building it …');
  await buildCatalogue({ content: 'content', sources: [], database });
  return database;
}
