import { catalogueOfParts, runCommand } from './command.ts';
import { UsageError } from './printed.ts';
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

const options = {
  catalogue: { type: 'string' },
  out: { type: 'string', default: 'dist' },
  workers: { type: 'string' },
  'no-checks': { type: 'boolean', default: false },
} as const;

await runCommand({ usage: USAGE, options, words: true }, async (values, shards) => {
  const database = catalogueOfParts(values.catalogue);
  if (shards.length === 0) throw new UsageError('Name the folders of all parts.');
  const workers = readWorkers(values.workers);
  return assemble({ database, out: values.out, shards, checks: !values['no-checks'], workers });
});
