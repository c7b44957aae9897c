import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Download } from '#features/data/queries/downloads.ts';
import { DOWNLOAD_LIST } from '#features/data/queries/downloads.ts';
import { serverData } from '#features/data/queries/server-data.ts';
import { openCatalogue } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { jsonText } from '#seo/json-file.ts';
import { checksum } from './checksum.ts';
import { copyDatabase } from './copy-database.ts';

/** Writes one line for each server: what its own data file holds. One server at a time is in memory. */
function writeLines(database: string, to: string): void {
  const db = openCatalogue(database);
  const file = openSync(to, 'w');
  try {
    for (const slug of allServerSlugs(db)) writeSync(file, `${jsonText(serverData(db, slug))}\n`);
  } finally {
    closeSync(file);
    db.close();
  }
}

const WRITERS: Readonly<Record<string, (database: string, to: string) => void>> = {
  'catalogue.db': copyDatabase,
  'catalogue.jsonl': writeLines,
};

/** Writes the downloads into a folder, with a list of their sizes and checksums for the pages. */
export function writeDownloads(database: string, folder: string): Download[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const list = Object.entries(WRITERS).map(([name, write]): Download => {
    write(database, join(folder, name));
    return { name, ...checksum(join(folder, name)) };
  });
  writeFileSync(join(folder, DOWNLOAD_LIST), JSON.stringify(list));
  return list;
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, to);
    rmSync(from);
  }
}

export const CHECKSUMS = 'checksums.txt';

/**
 * Moves the downloads beside the data files that the pages stage made, and writes the checksums of
 * all files there in the form that `sha256sum -c` reads.
 */
export function placeDownloads(folder: string, data: string): void {
  mkdirSync(data, { recursive: true });
  for (const name of Object.keys(WRITERS)) move(join(folder, name), join(data, name));
  rmSync(folder, { recursive: true, force: true });
  const files = readdirSync(data)
    .filter(
      (name) =>
        name !== CHECKSUMS && !name.endsWith('.html') && statSync(join(data, name)).isFile(),
    )
    .sort();
  const lines = files.map((name) => `${checksum(join(data, name)).sha256}  ${name}\n`);
  writeFileSync(join(data, CHECKSUMS), lines.join(''));
}
