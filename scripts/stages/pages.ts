import { build } from 'astro';
import { downloadsFolder } from '#features/data/queries/downloads.ts';
import { totals } from '#queries/counts.ts';
import { catalogue, databasePath } from '#queries/database.ts';
import { placeDownloads, writeDownloads } from '../downloads/write-downloads.ts';
import { countFiles } from './count-files.ts';
import { finishStage } from './finish.ts';

const out = process.env['SITE_OUT'] ?? 'dist';
const { tools } = totals(catalogue());
console.error(`  rendering pages for ${tools.toLocaleString('en')} tools …`);
const files = writeDownloads(databasePath(), downloadsFolder());
await build({ logLevel: 'warn' });
placeDownloads(downloadsFolder(), `${out}/data`);
finishStage({ pages: countFiles(out, '.html'), downloads: files.length });
