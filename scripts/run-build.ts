import { existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { runStage, StageFailed, type StageResult } from './stages/run-stage.ts';

export interface BuildOptions {
  readonly content: string;
  readonly sources: readonly string[];
  /** Folder of imports and scans; none where it is left out. */
  readonly snapshots?: string | undefined;
  readonly database: string;
  readonly out: string;
  readonly checks: boolean;
}

function report(results: readonly StageResult[]): void {
  console.log('\nStage            Time   Peak memory   Made');
  for (const { name, seconds, peak, counts } of results) {
    const made = Object.entries(counts).map(
      ([what, n]) => `${n.toLocaleString('en')} ${what} (${Math.round(n / seconds)}/s)`,
    );
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    const memory = `${Math.round(peak / 1e6)} MB`.padStart(14);
    console.log(`${name.padEnd(13)}${time}${memory}   ${made.join(', ')}`);
  }
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`${'All'.padEnd(13)}${`${total.toFixed(1)} s`.padStart(8)}`);
}

/** Replaces the old site with the new one once that is complete. */
function replace(next: string, out: string): void {
  const old = `${out}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(out)) renameSync(out, old);
  renameSync(next, out);
  rmSync(old, { recursive: true, force: true });
}

/** Runs the stages in order, each in its own process; stops at the first that fails. */
async function* stages(options: BuildOptions, next: string): AsyncGenerator<StageResult> {
  const database = resolve(options.database);
  const unfinished = `${database}.next`;
  const env = { CATALOGUE_DB: unfinished, SITE_OUT: resolve(next) };
  const sources = options.sources.flatMap((path) => ['--source', path]);
  if (options.snapshots) sources.push('--snapshots', options.snapshots);
  const place = ['--content', options.content, '--database', unfinished, '--previous', database];
  yield await runStage('Catalogue', 'scripts/stages/catalogue.ts', [...place, ...sources], env);
  yield await runStage('Pages', 'scripts/stages/pages.ts', [], env);
  yield await runStage('Search', 'scripts/stages/search.ts', [], env);
  if (options.checks) yield await runStage('Checks', 'scripts/check.ts', ['--site', next], env);
  renameSync(unfinished, database);
}

/**
 * Content and sources → a whole site in `out`. Prints what each stage took and made. Where a stage
 * fails, it has already printed why; the existing database and site stay unchanged.
 */
export async function runBuild(options: BuildOptions): Promise<boolean> {
  const next = `${options.out}.next`;
  rmSync(next, { recursive: true, force: true });
  const results: StageResult[] = [];
  try {
    for await (const result of stages(options, next)) results.push(result);
    replace(next, options.out);
    report(results);
    return true;
  } catch (error) {
    if (!(error instanceof StageFailed)) throw error;
    console.error(error.message);
    if (results.length > 0) report(results);
    return false;
  }
}
