import { existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runStage, StageFailed, type StageResult } from './stages/run-stage.ts';

const USAGE = `npm run build -- [options]

  --source PATH     further server records (JSON lines); may be given several times
  --content DIR     where our own content is            (content)
  --database PATH   where the catalogue is written      (.cache/catalogue.db)
  --out DIR         where the site is written           (dist)
  --no-checks       leave out the checks of the built site
`;

function options() {
  const { values } = parseArgs({
    options: {
      source: { type: 'string', multiple: true, default: [] },
      content: { type: 'string', default: 'content' },
      database: { type: 'string', default: '.cache/catalogue.db' },
      out: { type: 'string', default: 'dist' },
      'no-checks': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

function report(results: readonly StageResult[]): void {
  const rows = results.map(({ name, seconds, peak, counts }) => {
    const made = Object.entries(counts).map(
      ([what, n]) => `${n.toLocaleString('en')} ${what} (${Math.round(n / seconds)}/s)`,
    );
    return [name, `${seconds.toFixed(1)} s`, `${Math.round(peak / 1e6)} MB`, made.join(', ')];
  });
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log('\nStage            Time      Peak memory   Made');
  for (const [name = '', time = '', peak = '', made = ''] of rows) {
    console.log(`${name.padEnd(14)}${time.padStart(8)}${peak.padStart(14)}   ${made}`);
  }
  console.log(`${'all'.padEnd(14)}${`${total.toFixed(1)} s`.padStart(8)}`);
}

/** The new site takes the place of the old one only when it is whole. */
function replace(next: string, out: string): void {
  const old = `${out}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(out)) renameSync(out, old);
  renameSync(next, out);
  rmSync(old, { recursive: true, force: true });
}

const chosen = options();
if (chosen.help) {
  console.log(USAGE);
  process.exit(0);
}
const next = `${chosen.out}.next`;
const database = resolve(chosen.database);
const env = { CATALOGUE_DB: database, SITE_OUT: resolve(next) };
const sources = chosen.source.flatMap((path) => ['--source', path]);
const place = ['--content', chosen.content, '--database', database];
try {
  rmSync(next, { recursive: true, force: true });
  const results = [
    await runStage('Catalogue', 'scripts/stages/catalogue.ts', [...place, ...sources], env),
    await runStage('Pages', 'scripts/stages/pages.ts', [], env),
    await runStage('Search', 'scripts/stages/search.ts', [], env),
  ];
  if (!chosen['no-checks']) {
    results.push(await runStage('Checks', 'scripts/check.ts', ['--site', next], env));
  }
  replace(next, chosen.out);
  report(results);
} catch (error) {
  if (!(error instanceof StageFailed)) throw error;
  console.error(error.message);
  process.exit(1);
}
