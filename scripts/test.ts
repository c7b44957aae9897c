import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Suite } from './suites/command.ts';
import { playwrightCounts, promiseCounts, vitestCounts } from './suites/counts.ts';
import { runSuites } from './suites/run-suites.ts';

const OUT = '.cache/test';
const SITE = `${OUT}/site`;
const FIXTURES = `${OUT}/fixture-site`;
const UNIT = `${OUT}/unit.json`;
const BROWSER = `${OUT}/browser.json`;
const REBUILD = `${OUT}/rebuild.json`;
const DEV = `${OUT}/dev-browser.json`;
const script = (path: string, ...args: string[]) => [process.execPath, path, ...args];
/** A program of a package, run by this Node: on Windows, what npm puts into `.bin` needs a shell. */
const program = (name: string, from = name) => {
  const { bin } = JSON.parse(readFileSync(`node_modules/${from}/package.json`, 'utf8'));
  return script(join('node_modules', from, typeof bin === 'string' ? bin : bin[name]));
};
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
  'badges',
  'reports',
  'policy-files',
  'foreign-quoted',
  'foreign-markup',
  'json-ld',
];

/**
 * In the order in which they begin and are printed: what others need, and what takes longest, first. They run beside
 * each other so that no core waits: none may judge how long something takes.
 */
const SUITES: readonly Suite[] = [
  { name: 'build', run: build(SITE) },
  {
    name: 'unit',
    run: [
      ...program('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${UNIT}`,
    ],
    counts: () => vitestCounts(UNIT),
  },
  {
    name: 'fixture build',
    run: build(FIXTURES, '--content', `${OUT}/content`, '--source', 'tests/fixtures/records.jsonl'),
    before: script('tests/fixtures/prepare.ts', `${OUT}/content`),
  },
  {
    name: 'browser',
    needs: ['build', 'fixture build'],
    run: [...program('playwright', '@playwright/test'), 'test'],
    env: { SITE_DIR: SITE, FIXTURE_DIR: FIXTURES },
    counts: () => playwrightCounts(BROWSER),
  },
  {
    name: 'rebuild',
    needs: ['build'],
    run: [
      ...program('vitest'),
      'run',
      '--config=tests/rebuild/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${REBUILD}`,
    ],
    counts: () => vitestCounts(REBUILD),
  },
  {
    name: 'types',
    run: [...program('astro'), 'check', '--noSync'],
    before: [...program('astro'), 'sync'],
  },
  {
    name: 'dev server',
    run: [
      ...program('playwright', '@playwright/test'),
      'test',
      '--config=tests/dev/playwright.config.ts',
    ],
    counts: () => playwrightCounts(DEV),
  },
  { name: 'lint', run: [...program('biome', '@biomejs/biome'), 'ci', '.'] },
  { name: 'unused code', run: program('knip') },
  {
    name: 'dist',
    needs: ['build'],
    run: script('scripts/check.ts', '--site', SITE),
    env: { CATALOGUE_DB: `${SITE}.db` },
    counts: promiseCounts,
  },
  {
    name: 'fixture dist',
    needs: ['fixture build'],
    run: script('scripts/check.ts', '--site', FIXTURES, ...ODD.flatMap((name) => ['--only', name])),
    env: { CATALOGUE_DB: `${FIXTURES}.db` },
    counts: promiseCounts,
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
for (const report of [UNIT, BROWSER, DEV, REBUILD]) rmSync(report, { force: true });
mkdirSync(OUT, { recursive: true });

const started = performance.now();
const outcomes = await runSuites(chosen, Math.min(3, availableParallelism() + 1));

console.log(
  `\n${'Suite'.padEnd(16)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'time'.padStart(9)}`,
);
for (const { name, passed, failed, seconds } of outcomes) {
  console.log(
    `${name.padEnd(16)}${String(passed).padStart(8)}${String(failed).padStart(8)}${`${seconds.toFixed(0)} s`.padStart(9)}`,
  );
}
const seconds = (performance.now() - started) / 1000;
console.log(`${'All'.padEnd(32)}${`${seconds.toFixed(0)} s`.padStart(9)}`);
const sum = (key: 'passed' | 'failed') =>
  outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
if (sum('failed') > 0) process.exitCode = 1;
