import { mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { command, type Outcome, type Suite } from './suites/command.ts';
import { playwrightCounts, promiseCounts, vitestCounts } from './suites/counts.ts';

const OUT = '.cache/test';
const SITE = `${OUT}/site`;
const FIXTURES = `${OUT}/fixture-site`;
const bin = (name: string) => `node_modules/.bin/${name}`;
const script = (path: string, ...args: string[]) => [process.execPath, path, ...args];
const build = (out: string, ...args: string[]) =>
  script(
    'scripts/build.ts',
    '--no-checks',
    '--no-snapshots',
    '--out',
    out,
    '--database',
    `${out}.db`,
    ...args,
  );

/** The checks that also run on the odd names and texts of the fixtures; their wording is not ours. */
const ODD = [
  'links',
  'html',
  'truth',
  'policy-files',
  'foreign-quoted',
  'foreign-markup',
  'json-ld',
];

const SUITES: readonly Suite[] = [
  { name: 'lint', run: [bin('biome'), 'ci', '.'] },
  { name: 'types', run: [bin('astro'), 'check', '--noSync'], before: [bin('astro'), 'sync'] },
  { name: 'unused code', run: [bin('knip')] },
  {
    name: 'unit',
    run: [
      bin('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${OUT}/unit.json`,
    ],
    counts: () => vitestCounts(`${OUT}/unit.json`),
  },
  { name: 'build', run: build(SITE) },
  {
    name: 'dist',
    run: script('scripts/check.ts', '--site', SITE),
    env: { CATALOGUE_DB: `${SITE}.db` },
    counts: promiseCounts,
  },
  {
    name: 'fixture build',
    run: build(FIXTURES, '--content', `${OUT}/content`, '--source', 'tests/fixtures/records.jsonl'),
    before: script('tests/fixtures/prepare.ts', `${OUT}/content`),
  },
  {
    name: 'fixture dist',
    run: script('scripts/check.ts', '--site', FIXTURES, ...ODD.flatMap((name) => ['--only', name])),
    env: { CATALOGUE_DB: `${FIXTURES}.db` },
    counts: promiseCounts,
  },
  {
    name: 'browser',
    run: [bin('playwright'), 'test'],
    env: { SITE_DIR: SITE, FIXTURE_DIR: FIXTURES },
    counts: () => playwrightCounts(`${OUT}/browser.json`),
  },
];

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const unknown = values.only?.filter((name) => !SUITES.some((suite) => suite.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(', ')}. Suites: ${SUITES.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}
const chosen = SUITES.filter(({ name }) => !values.only || values.only.includes(name));
if (!values.only) rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

const outcomes: Outcome[] = [];
for (const suite of chosen) outcomes.push(await command(suite));

console.log(
  `\n${'Suite'.padEnd(16)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'time'.padStart(9)}`,
);
for (const { name, passed, failed, seconds } of outcomes) {
  console.log(
    `${name.padEnd(16)}${String(passed).padStart(8)}${String(failed).padStart(8)}${`${seconds.toFixed(0)} s`.padStart(9)}`,
  );
}
const sum = (key: 'passed' | 'failed') =>
  outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
if (sum('failed') > 0) process.exitCode = 1;
