import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Check } from '../check.ts';
import { isPage, isTextFile, openSite, sitePaths } from '../reading/site.ts';
import type { Found } from './inspect.ts';
import { addOutcome, emptyOutcome, guarded, type Outcome, reportTo } from './outcome.ts';
import type { WorkerTask } from './worker.ts';

export interface CheckRun {
  readonly folder: string;
  readonly database: string;
  readonly checks: readonly Check[];
  /** Receives how many pages and files are done, out of how many. */
  readonly progress: (done: number, all: number) => void;
}

export interface CheckResult {
  readonly pages: number;
  readonly results: readonly { readonly check: Check; readonly outcome: Outcome }[];
}

/** Megabytes: the page of a server with 500 tools has 2 MB in 25 formats, and its tree takes most of this. */
const WORKER_HEAP = 400;
const BATCH = 60;
/** Batches queued for a worker: the next one waits while it works. */
const AHEAD = 2;

function batches(paths: readonly string[]): string[][] {
  const result: string[][] = [];
  for (let at = 0; at < paths.length; at += BATCH) result.push(paths.slice(at, at + BATCH));
  return result;
}

/** Hands the batches to workers as they become free. */
function inParallel(
  task: WorkerTask,
  work: readonly string[][],
  take: (found: Found, size: number) => void,
): Promise<void> {
  const threads = Math.max(1, Math.min(availableParallelism(), 8, work.length));
  let next = 0;
  const runWorker = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP, maxYoungGenerationSizeMb: 20 },
      });
      const sizes: number[] = [];
      const give = () => {
        const batch = work[next];
        if (!batch) return;
        next += 1;
        sizes.push(batch.length);
        worker.postMessage(batch);
      };
      worker.on('message', (found: Found) => {
        take(found, sizes.shift() ?? 0);
        give();
        if (sizes.length === 0) worker.terminate().then(() => resolve(), reject);
      });
      worker.on('error', reject);
      for (let ahead = 0; ahead < AHEAD; ahead += 1) give();
      if (sizes.length === 0) worker.terminate().then(() => resolve(), reject);
    });
  return Promise.all(Array.from({ length: threads }, runWorker)).then(() => undefined);
}

/** Runs the checks over a built site: pages and files in workers, then what concerns all of them. */
export async function runChecks(run: CheckRun): Promise<CheckResult> {
  const { folder, database, checks, progress } = run;
  const paths = sitePaths(folder);
  const read = paths.filter((path) => isPage(path) || isTextFile(path));
  const outcomes = new Map(checks.map(({ name }) => [name, emptyOutcome()]));
  const facts = new Map(checks.map(({ name }) => [name, new Map<string, unknown>()]));
  let done = 0;
  const task = { folder, database, paths, checks: checks.map(({ name }) => name) };
  await inParallel(task, batches(read), (found, size) => {
    for (const [name, outcome] of Object.entries(found.outcomes)) {
      addOutcome(outcomes.get(name) as Outcome, outcome);
    }
    for (const [name, list] of Object.entries(found.facts)) {
      for (const [path, fact] of list) facts.get(name)?.set(path, fact);
    }
    done += size;
    progress(done, read.length);
  });
  const site = openSite(folder, database, paths);
  const results = checks.map((check) => {
    const outcome = outcomes.get(check.name) as Outcome;
    const report = reportTo(outcome);
    const own = facts.get(check.name) ?? new Map<string, unknown>();
    guarded(check, '(the whole site)', report, () => check.all?.(own, site, report));
    facts.delete(check.name);
    return { check, outcome };
  });
  return { pages: paths.filter(isPage).length, results };
}
