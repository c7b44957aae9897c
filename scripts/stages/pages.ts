import { build } from 'astro';
import { totals } from '#queries/counts.ts';
import { catalogue } from '#queries/database.ts';
import { countFiles } from './count-files.ts';
import { finishStage } from './finish.ts';

const out = process.env['SITE_OUT'] ?? 'dist';
const { tools } = totals(catalogue());
console.error(`  rendering pages for ${tools.toLocaleString('en')} tools …`);
await build({ logLevel: 'warn' });
finishStage({ pages: countFiles(out, '.html') });
