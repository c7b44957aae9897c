import './stages/within-build.ts';
import { parseArgs } from 'node:util';
import { databasePath } from '#queries/database.ts';
import { CHECKS } from './checks/index.ts';
import { timesText } from './checks/running/clock.ts';
import { WORKER_MEMORY } from './checks/running/pool.ts';
import { outcomeText } from './checks/running/print.ts';
import { runChecks } from './checks/running/run-checks.ts';
import { progress } from './progress.ts';
import { finishStage } from './stages/finish.ts';
import { readWorkers, workerCount } from './workers.ts';

const USAGE = `node scripts/check.ts [options]

  --site DIR     the built site                                (dist)
  --only NAME    one promise only; may be given several times
  --list         print the promises and stop
  --workers N    how many pages are checked at a time            (by cores and free memory)
  --kept FILE    use results of the last run again where nothing has changed that they
                 rest on, and keep those of this one; not together with --only
  --times        print the CPU time that each promise takes

The catalogue it was built from is read from CATALOGUE_DB      (.cache/catalogue.db)
`;

const { values } = parseArgs({
  options: {
    site: { type: 'string', default: 'dist' },
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    workers: { type: 'string' },
    kept: { type: 'string' },
    times: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function stop(text: string, code: number): never {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}

const names = CHECKS.map(({ name }) => name);
if (values.help) stop(USAGE, 0);
if (values.list) stop(CHECKS.map(({ name, promise }) => `${name}: ${promise}`).join('\n'), 0);
for (const name of values.only) {
  if (names.includes(name)) continue;
  stop(`There is no promise “${name}”. There are: ${names.join(', ')}.`, 1);
}

try {
  const workers = workerCount({ each: WORKER_MEMORY, asked: readWorkers(values.workers) });
  const part = progress('pages and files checked');
  const { pages, looked, results, times } = await runChecks({
    folder: values.site,
    database: databasePath(),
    checks: CHECKS.filter(({ name }) => values.only.length === 0 || values.only.includes(name)),
    workers,
    kept: values.only.length === 0 ? values.kept : undefined,
    timed: values.times,
    progress: part.at,
  });
  part.end();
  const failed = results.filter(({ outcome }) => outcome.failed > 0);
  for (const { check, outcome } of results) console.log(outcomeText(check, outcome));
  if (values.times) console.log(`\n${timesText(times, pages)}`);
  console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
  if (values.kept)
    console.log(`${looked.toLocaleString('en')} pages and files had to be looked at`);
  finishStage({ 'checked pages': pages });
} catch (error) {
  stop((error as Error).message, 1);
}
