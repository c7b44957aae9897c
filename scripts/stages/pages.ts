import { readdirSync } from 'node:fs';
import { build } from 'astro';
import { downloadsFolder } from '#features/data/queries/downloads.ts';
import { totals } from '#queries/counts.ts';
import { catalogue, databasePath } from '#queries/database.ts';
import { placeDownloads, writeDownloads } from '../downloads/write-downloads.ts';
import { finishStage } from './finish.ts';

const out = process.env['SITE_OUT'] ?? 'dist';
const { tools } = totals(catalogue());
console.error(`  rendering pages for ${tools.toLocaleString('en')} tools …`);
const files = await writeDownloads(databasePath(), downloadsFolder());
await build({ logLevel: 'warn' });
placeDownloads(downloadsFolder(), out);
finishStage({ pages: countFiles(out, '.html'), downloads: files.length });

/** How many files below a folder have this ending. */
function countFiles(folder: string, ending: string): number {
  let count = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) count += countFiles(`${folder}/${entry.name}`, ending);
    else if (entry.name.endsWith(ending)) count += 1;
  }
  return count;
}
