import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBuild } from './run-build.ts';

const USAGE = `npm run build -- [options]

  --source PATH     further server records (JSON lines); may be given several times
  --no-snapshots    leave out what imports and scans wrote to DIR/snapshots
  --content DIR     where our own content is            (content)
  --database PATH   where the catalogue is written      (.cache/catalogue.db)
  --out DIR         where the site is written           (dist)
  --workers N       threads that render   (as many as there are cores)
  --no-checks       leave out the checks of the built site
`;

const { values } = parseArgs({
  options: {
    source: { type: 'string', multiple: true, default: [] },
    content: { type: 'string', default: 'content' },
    database: { type: 'string', default: '.cache/catalogue.db' },
    out: { type: 'string', default: 'dist' },
    workers: { type: 'string' },
    'no-snapshots': { type: 'boolean', default: false },
    'no-checks': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
} else {
  const { source, content, database, out } = values;
  const checks = !values['no-checks'];
  const snapshots = values['no-snapshots'] ? undefined : join(content, 'snapshots');
  const workers = values.workers === undefined ? undefined : Number(values.workers);
  if (workers !== undefined && !(Number.isInteger(workers) && workers > 0)) {
    console.error(`--workers ${values.workers} is not a number of threads: use 1 or more.`);
    process.exit(1);
  }
  const ok = await runBuild({
    content,
    sources: source,
    snapshots,
    database,
    out,
    checks,
    workers,
  });
  if (!ok) process.exitCode = 1;
}
