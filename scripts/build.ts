import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBuild, runShard } from './run-build.ts';
import { parseShard } from './shards/shard.ts';
import { readWorkers } from './workers.ts';

const USAGE = `npm run build -- [options]

  --source PATH     further server records (JSON lines); may be given several times
  --no-snapshots    leave out what imports and scans wrote to DIR/snapshots
  --content DIR     where our own content is            (content)
  --database PATH   where the catalogue is written      (.cache/catalogue.db)
  --out DIR         where the site is written           (dist)
  --workers N       how many pages are rendered at a time   (by cores and free memory)
  --no-checks       leave out the checks of the built site

npm run build -- --catalogue PATH --shard I/N [options]

  Renders one of N parts of the site, from a catalogue that “npm run catalogue” has made.
  “npm run assemble” joins the parts.

  --out DIR         where the part is written           (dist.shards/I-N)
  --workers N       as above
`;

const { values } = parseArgs({
  options: {
    source: { type: 'string', multiple: true, default: [] },
    content: { type: 'string', default: 'content' },
    database: { type: 'string', default: '.cache/catalogue.db' },
    out: { type: 'string' },
    workers: { type: 'string' },
    catalogue: { type: 'string' },
    shard: { type: 'string' },
    'no-snapshots': { type: 'boolean', default: false },
    'no-checks': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function whole(workers: number | undefined): Promise<boolean> {
  const { source, content, database, out = 'dist' } = values;
  const snapshots = values['no-snapshots'] ? undefined : join(content, 'snapshots');
  const checks = !values['no-checks'];
  return runBuild({ content, sources: source, snapshots, database, out, checks, workers });
}

function onePart(text: string, workers: number | undefined): Promise<boolean> {
  const { catalogue } = values;
  const shard = parseShard(text);
  if (!catalogue) throw new Error('--shard needs --catalogue PATH: “npm run catalogue” makes it.');
  if (!existsSync(catalogue)) throw new Error(`There is no catalogue at ${catalogue}.`);
  const { out = `dist.shards/${shard.number}-${shard.of}` } = values;
  return runShard({ database: catalogue, shard, out, workers });
}

async function main(): Promise<boolean> {
  const workers = readWorkers(values.workers);
  if (values.shard !== undefined) return onePart(values.shard, workers);
  if (values.catalogue !== undefined) throw new Error('--catalogue is for --shard I/N.');
  return whole(workers);
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
