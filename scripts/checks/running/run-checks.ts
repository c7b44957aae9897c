import type { Check } from '../check.ts';
import { KeptRunOfChecks } from '../kept/kept-run.ts';
import { isInspected, isPage, openSite, sitePaths } from '../reading/site.ts';
import type { Found, Job } from './batch.ts';
import { addTimes, clockInto, type Times } from './clock.ts';
import { type CheckOutcome, gather } from './gather.ts';
import type { Result } from './inspect.ts';
import { inWorkers, type Pool } from './pool.ts';

export interface CheckRun {
  readonly folder: string;
  readonly database: string;
  readonly checks: readonly Check[];
  readonly workers: number;
  /** File of the results that are used again in the next run; nothing is kept where it is left out. */
  readonly kept?: string | undefined;
  /** Measures what each check takes. */
  readonly timed?: boolean;
  readonly pool?: Pool;
  /** Receives how many pages and files are done, out of how many. */
  readonly progress: (done: number, all: number) => void;
}

export interface CheckResult {
  readonly pages: number;
  /** How many pages and files were looked at; the results of all others were kept. */
  readonly looked: number;
  readonly results: readonly CheckOutcome[];
  /** Milliseconds of CPU for each check; empty where nobody asked. */
  readonly times: Times;
}

/** Runs the checks over a built site: pages and files in workers, then what concerns all of them. */
export async function runChecks(run: CheckRun): Promise<CheckResult> {
  const { folder, database, checks, workers, timed = false, pool = inWorkers, progress } = run;
  const paths = sitePaths(folder);
  const site = openSite(folder, database, paths);
  const kept = run.kept ? new KeptRunOfChecks(run.kept, site, database, checks) : undefined;
  const pages = paths.filter(isPage).length;
  const times: Times = {};
  const before = kept?.outcomes;
  if (before) {
    const results = checks.flatMap((check, at) => {
      const outcome = before[at];
      return outcome ? [{ check, outcome }] : [];
    });
    return { pages, looked: 0, results, times };
  }
  const inspected = paths.filter(isInspected);
  const jobs: readonly Job[] = kept?.jobs(database) ?? inspected.map((path) => ({ path }));
  const names = checks.map(({ name }) => name);
  const task = { folder, database, paths, checks: names, timed, noted: kept !== undefined };
  const found = new Map<string, Found>();
  let done = 0;
  await pool(task, workers, jobs, (worker, batch, answer) => {
    if (kept) kept.take(worker, batch, answer);
    else for (const [at, { path }] of batch.entries()) found.set(path, answer.found[at] as Found);
    addTimes(times, answer.times);
    done += batch.length;
    progress(done, jobs.length);
  });
  function* results(): Generator<readonly [string, Result]> {
    for (const path of inspected) {
      const result = kept ? kept.resultOf(path) : (found.get(path) as Found).result;
      found.delete(path);
      yield [path, JSON.parse(result) as Result];
    }
  }
  const outcomes = gather(results(), site, checks, clockInto(times));
  kept?.finish(outcomes.map(({ outcome }) => outcome));
  return { pages, looked: jobs.length, results: outcomes, times };
}
