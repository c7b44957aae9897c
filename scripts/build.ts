import { join } from 'node:path';
import { catalogueOfParts, runCommand } from './command.ts';
import { UsageError } from './printed.ts';
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

const options = {
  source: { type: 'string', multiple: true, default: [] as string[] },
  content: { type: 'string', default: 'content' },
  database: { type: 'string', default: '.cache/catalogue.db' },
  out: { type: 'string' },
  workers: { type: 'string' },
  catalogue: { type: 'string' },
  shard: { type: 'string' },
  'no-snapshots': { type: 'boolean', default: false },
  'no-checks': { type: 'boolean', default: false },
} as const;

await runCommand({ usage: USAGE, options, words: false }, async (values) => {
  const workers = readWorkers(values.workers);
  const { content, database, source } = values;
  if (values.shard !== undefined) {
    const shard = parseShard(values.shard);
    const { out = `dist.shards/${shard.number}-${shard.of}` } = values;
    return runShard({ database: catalogueOfParts(values.catalogue), shard, out, workers });
  }
  if (values.catalogue !== undefined) throw new UsageError('--catalogue is for --shard I/N.');
  const snapshots = values['no-snapshots'] ? undefined : join(content, 'snapshots');
  const checks = !values['no-checks'];
  const { out = 'dist' } = values;
  return runBuild({ content, sources: source, snapshots, database, out, checks, workers });
});
