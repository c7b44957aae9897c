import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assemble } from './run-build.ts';
import { readWorkers } from './workers.ts';

const USAGE = `npm run assemble -- --catalogue PATH [options] DIR...

  Joins the parts that “npm run build -- --catalogue PATH --shard I/N” has rendered, in any order,
  and adds search, downloads and sitemaps. A part that is missing or there twice is an error.

  --catalogue PATH  the catalogue that the parts were rendered from
  --out DIR         where the site is written           (dist)
  --workers N       how many pages are checked at a time    (by cores and free memory)
  --no-checks       leave out the checks of the built site
`;

const { values, positionals: shards } = parseArgs({
  allowPositionals: true,
  options: {
    catalogue: { type: 'string' },
    out: { type: 'string', default: 'dist' },
    workers: { type: 'string' },
    'no-checks': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<boolean> {
  const { catalogue, out } = values;
  if (!catalogue) throw new Error('--catalogue PATH is needed: the one that the parts are from.');
  if (!existsSync(catalogue)) throw new Error(`There is no catalogue at ${catalogue}.`);
  if (shards.length === 0) throw new Error('Name the folders of all parts.');
  const workers = readWorkers(values.workers);
  const checks = !values['no-checks'];
  return assemble({ database: catalogue, out, shards, checks, workers });
}

if (values.help) console.log(USAGE);
else {
  try {
    if (!(await main())) process.exitCode = 1;
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
