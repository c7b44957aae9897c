import { existsSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { KeptBuild } from './build/kept-build.ts';
import { plannedRenderer } from './renderer/build-renderer.ts';
import { CODE_INPUTS, fingerprintOf } from './renderer/code-inputs.ts';
import { runStage, StageFailed, type StageResult } from './stages/run-stage.ts';

export interface BuildOptions {
  readonly content: string;
  readonly sources: readonly string[];
  /** Folder of imports and scans; none where it is left out. */
  readonly snapshots?: string | undefined;
  readonly database: string;
  readonly out: string;
  readonly checks: boolean;
  /** Threads that render; as many as there are cores where it is left out. */
  readonly workers?: number | undefined;
}

function report(results: readonly StageResult[], started: number): void {
  console.log('\nStage            Time   Peak memory   Made');
  for (const { name, seconds, peak, counts } of results) {
    const made = Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([what, n]) => `${n.toLocaleString('en')} ${what} (${Math.round(n / seconds)}/s)`);
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    const memory = `${Math.round(peak / 1e6)} MB`.padStart(14);
    console.log(`${name.padEnd(13)}${time}${memory}   ${made.join(', ')}`);
  }
  const total = (performance.now() - started) / 1000;
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

/** A build that was stopped between the two renames of `replace` left no site, but the old one is complete. */
function recover(out: string): void {
  if (!existsSync(out) && existsSync(`${out}.old`)) renameSync(`${out}.old`, out);
}

/** Everything that decides what a build gives. */
function inputsOf({ content, sources, snapshots, checks }: BuildOptions): string {
  const paths = [...CODE_INPUTS, 'scripts', content, ...(snapshots ? [snapshots] : []), ...sources];
  const options = JSON.stringify({ content, sources, snapshots, checks });
  return `${fingerprintOf(paths)} ${process.versions.node} ${options}`;
}

/** Runs the stages, each in its own process and side by side where one does not need the other. */
async function runStages(
  options: BuildOptions,
  next: string,
  kept: KeptBuild,
  done: (result: StageResult) => void,
): Promise<void> {
  const database = resolve(options.database);
  const unfinished = `${database}.next`;
  const env = { CATALOGUE_DB: unfinished, SITE_OUT: resolve(next) };
  const sources = options.sources.flatMap((path) => ['--source', path]);
  if (options.snapshots) sources.push('--snapshots', options.snapshots);
  const place = ['--content', options.content, '--database', unfinished, '--previous', database];
  const run = async (name: string, script: string, args: readonly string[]) =>
    done(await runStage(name, script, args, env));
  const renderer = plannedRenderer();
  const pages = async () => {
    if (!renderer.isBuilt) await run('Code', 'scripts/stages/code.ts', []);
    await run('Pages', 'scripts/stages/pages.ts', [
      ...['--renderer', renderer.folder, '--out', next, '--state', kept.nextState],
      ...['--previous-site', options.out, '--previous-state', kept.state],
      ...['--workers', String(options.workers ?? availableParallelism())],
    ]);
  };
  await run('Catalogue', 'scripts/stages/catalogue.ts', [...place, ...sources]);
  await Promise.all([
    run('Search', 'scripts/stages/search.ts', ['--previous-site', options.out]),
    pages(),
  ]);
  if (options.checks) await run('Checks', 'scripts/check.ts', ['--site', next]);
  renameSync(unfinished, database);
}

/**
 * Content and sources → a whole site in `out`. Prints what each stage took and made. Where a stage
 * fails, it has already printed why; the existing database and site stay unchanged.
 */
export async function runBuild(options: BuildOptions): Promise<boolean> {
  const started = performance.now();
  const next = `${options.out}.next`;
  rmSync(next, { recursive: true, force: true });
  recover(options.out);
  const kept = new KeptBuild(options.out);
  const inputs = inputsOf(options);
  if (existsSync(options.database) && kept.isCurrent(inputs)) {
    const seconds = (performance.now() - started) / 1000;
    console.log(`Nothing has changed since ${options.out} was built (${seconds.toFixed(1)} s).`);
    return true;
  }
  const results: StageResult[] = [];
  try {
    await runStages(options, next, kept, (result) => results.push(result));
    kept.begin();
    replace(next, options.out);
    kept.finish(inputs);
    report(results, started);
    return true;
  } catch (error) {
    if (!(error instanceof StageFailed)) throw error;
    console.error(error.message);
    if (results.length > 0) report(results, started);
    return false;
  }
}
