import { existsSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { KeptBuild, listOf } from './build/kept-build.ts';
import { alone, STAGE_LOCKS } from './build/lock.ts';
import { keepSpare, reuseSpare } from './build/spare-site.ts';
import { checksum } from './downloads/checksum.ts';
import { fileNames } from './pages/site-state.ts';
import { plannedRenderer } from './renderer/build-renderer.ts';
import { CODE_INPUTS, fingerprintOf } from './renderer/code-inputs.ts';
import { markUsed } from './renderer/kept-renderers.ts';
import type { Shard } from './shards/shard.ts';
import { filesFolder } from './shards/shard-folder.ts';
import { runStage, StageFailed, type StageResult, stopStages } from './stages/run-stage.ts';
import { StopSignals } from './stages/stop.ts';
import { workerCount } from './workers.ts';

/** Bytes that a thread may take that renders. */
const RENDERING_MEMORY = 900_000_000;

interface Place {
  readonly database: string;
  readonly out: string;
  /** Threads that render; as many as cores and memory allow where it is left out. */
  readonly workers?: number | undefined;
}

export interface BuildOptions extends Place {
  /** Is given what each stage took, where the build ends well and was not current already. */
  readonly measured?: ((results: readonly StageResult[]) => void) | undefined;
  readonly content: string;
  readonly sources: readonly string[];
  /** Folder of imports and scans; none where it is left out. */
  readonly snapshots?: string | undefined;
  readonly checks: boolean;
}

export interface ShardOptions extends Place {
  readonly shard: Shard;
}

export interface AssembleOptions extends Place {
  /** Folders of all shards. */
  readonly shards: readonly string[];
  readonly checks: boolean;
}

type Run = (name: string, script: string, args: readonly string[]) => Promise<void>;

/** The folder that a site is written into. */
interface NextSite {
  readonly folder: string;
  /** Takes the folders of an older site; before anything is written. */
  prepare(): void;
}

function report(results: readonly StageResult[], started: number): void {
  console.log('\nStage            Time       CPU   Peak memory   Made');
  for (const { name, seconds, cpu, peak, counts } of results) {
    const made = Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([what, n]) => `${n.toLocaleString('en')} ${what} (${Math.round(n / seconds)}/s)`);
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    const busy = `${cpu.toFixed(1)} s`.padStart(10);
    const memory = `${Math.round(peak / 1e6)} MB`.padStart(14);
    console.log(`${name.padEnd(13)}${time}${busy}${memory}   ${made.join(', ')}`);
  }
  const total = (performance.now() - started) / 1000;
  console.log(`${'All'.padEnd(13)}${`${total.toFixed(1)} s`.padStart(8)}`);
}

/** Replaces the old site with the new one once that is complete. */
function replace(next: string, out: string, spare: string): void {
  const old = `${out}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(out)) renameSync(out, old);
  renameSync(next, out);
  if (existsSync(old)) keepSpare(old, spare);
}

/** A build that was stopped between the two renames of `replace` left no site, but the old one is complete. */
function recover(out: string): void {
  if (!existsSync(out) && existsSync(`${out}.old`)) renameSync(`${out}.old`, out);
}

interface Building {
  readonly out: string;
  readonly kept: KeptBuild;
  /** The catalogue that the stages read. */
  readonly catalogue: string;
  readonly stageLocks: string;
}

/**
 * Runs stages that write into `out.next`, each in its own process, and replaces `out` when all are done.
 * Prints what each took and made. Where a stage fails, it has already printed why, and `out` stays as it was.
 */
async function building(
  { out, kept, catalogue, stageLocks }: Building,
  stages: (run: Run, next: NextSite) => Promise<void>,
  done: (results: readonly StageResult[]) => void,
): Promise<boolean> {
  const started = performance.now();
  const next = `${out}.next`;
  const results: StageResult[] = [];
  const env = { CATALOGUE_DB: catalogue, SITE_OUT: resolve(next), [STAGE_LOCKS]: stageLocks };
  const prepare = () => {
    // What a build that failed has left behind is as good.
    if (existsSync(next)) keepSpare(next, kept.spare);
    const known = new Set(fileNames(kept.state));
    reuseSpare(kept.spare, next, (file) => known.has(file));
  };
  const signals = new StopSignals(stopStages);
  let failed = false;
  const run: Run = async (...stage) => {
    if (failed || signals.received) throw new StageFailed(stage[0]);
    try {
      results.push(await runStage(...stage, env));
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  try {
    await stages(run, { folder: next, prepare });
    replace(next, out, kept.spare);
    done(results);
    report(results, started);
    return true;
  } catch (error) {
    if (!(error instanceof StageFailed)) throw error;
    if (signals.received)
      console.error('The build was stopped; what was built before is untouched.');
    else {
      console.error(error.message);
      if (results.length > 0) report(results, started);
    }
    return false;
  } finally {
    signals.finish();
  }
}

/** Builds the code if it has changed, then runs the stage of the pages. */
async function pages(run: Run, { workers }: Place, args: readonly string[]): Promise<void> {
  const renderer = plannedRenderer();
  if (renderer.isBuilt) markUsed(renderer.folder);
  else await run('Code', 'scripts/stages/code.ts', ['--renderer', renderer.folder]);
  const threads = String(workerCount({ each: RENDERING_MEMORY, asked: workers }));
  await run('Pages', 'scripts/stages/pages.ts', [
    ...['--renderer', renderer.folder, '--workers', threads],
    ...args,
  ]);
}

/** Everything that decides what a build gives. */
function inputsOf({ content, sources, snapshots, checks }: BuildOptions): string {
  const paths = [...CODE_INPUTS, 'scripts', content, ...(snapshots ? [snapshots] : []), ...sources];
  const options = JSON.stringify({ content, sources, snapshots, checks });
  return `${fingerprintOf(paths)} ${process.versions.node} ${options}`;
}

/** Content and sources → a whole site in `out`. Throws `PlaceBusy` where another build writes the same. */
export const runBuild = (options: BuildOptions): Promise<boolean> =>
  alone([options.out, options.database], (stageLocks) => buildWhole(options, stageLocks));

async function buildWhole(options: BuildOptions, stageLocks: string): Promise<boolean> {
  const { content, sources, snapshots, out } = options;
  const started = performance.now();
  recover(out);
  const kept = new KeptBuild(out);
  const inputs = inputsOf(options);
  if (existsSync(options.database) && kept.isCurrent(inputs)) {
    const seconds = (performance.now() - started) / 1000;
    console.log(`Nothing has changed since ${out} was built (${seconds.toFixed(1)} s).`);
    return true;
  }
  const database = resolve(options.database);
  const unfinished = `${database}.next`;
  let files: readonly string[] = [];
  return building(
    { out, kept, catalogue: unfinished, stageLocks },
    async (run, { folder: next, prepare }) => {
      const catalogue = run('Catalogue', 'scripts/stages/catalogue.ts', [
        ...['--content', content, '--database', unfinished, '--previous', database],
        ...['--cache', kept.catalogue],
        ...sources.flatMap((path) => ['--source', path]),
        ...(snapshots ? ['--snapshots', snapshots] : []),
      ]);
      prepare();
      await catalogue;
      await Promise.all([
        run('Search', 'scripts/stages/search.ts', ['--previous-site', out]),
        pages(run, options, [
          ...['--out', next, '--state', kept.nextState],
          ...['--previous-site', out, '--previous-state', kept.state],
          ...['--previous-catalogue', database],
        ]),
      ]);
      const checks =
        options.checks &&
        run('Checks', 'scripts/check.ts', [
          ...['--site', next, '--kept', kept.checks],
          ...(options.workers === undefined ? [] : ['--workers', String(options.workers)]),
        ]);
      // Folders of the site before the last are used again; those of pages that are gone have nothing in them.
      const empty: string[] = [];
      files = listOf(next, (folder) => empty.push(folder));
      await checks;
      for (const folder of empty) rmdirSync(folder);
      kept.begin();
      renameSync(unfinished, database);
    },
    (results) => {
      kept.finish(inputs, files);
      options.measured?.(results);
    },
  );
}

/** One part of the site of a catalogue that is there already, for `assemble`. Throws `PlaceBusy`. */
export const runShard = (options: ShardOptions): Promise<boolean> =>
  alone([options.out], (stageLocks) => buildShard(options, stageLocks));

async function buildShard(options: ShardOptions, stageLocks: string): Promise<boolean> {
  const { database, out, shard } = options;
  recover(out);
  const kept = new KeptBuild(out);
  return building(
    { out, kept, catalogue: resolve(database), stageLocks },
    (run, { folder: next, prepare }) => {
      prepare();
      return pages(run, options, [
        ...['--shard', `${shard.number}/${shard.of}`, '--catalogue', checksum(database).sha256],
        ...['--out', next, '--state', kept.nextState],
        ...['--previous-site', filesFolder(out), '--previous-state', kept.state],
        ...['--previous-catalogue', resolve(database)],
      ]);
    },
    () => kept.finish('', []),
  );
}

/** All parts of a site → the site in `out`, as one build would give it. Throws `PlaceBusy`. */
export const assemble = (options: AssembleOptions): Promise<boolean> =>
  alone([options.out], (stageLocks) => joinShards(options, stageLocks));

async function joinShards(options: AssembleOptions, stageLocks: string): Promise<boolean> {
  const { database, out, shards } = options;
  recover(out);
  const kept = new KeptBuild(out);
  return building(
    { out, kept, catalogue: resolve(database), stageLocks },
    async (run, { folder: next, prepare }) => {
      prepare();
      await Promise.all([
        run('Search', 'scripts/stages/search.ts', []),
        pages(run, options, [
          ...['--out', next, '--state', kept.nextState],
          ...['--catalogue', checksum(database).sha256],
          ...shards,
        ]),
      ]);
      if (options.checks) await run('Checks', 'scripts/check.ts', ['--site', next]);
    },
    () => kept.finish('', []),
  );
}
