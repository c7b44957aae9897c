import { deserialize } from 'node:v8';
import type { Check } from '../check.ts';
import { isPage, openSite, sitePaths } from '../reading/site.ts';
import { addTimes, clockInto, type Times } from './clock.ts';
import { type CheckOutcome, gather } from './gather.ts';
import { isInspected, type Result } from './inspect.ts';
import { inParallel } from './pool.ts';

export interface CheckRun {
  readonly folder: string;
  readonly database: string;
  readonly checks: readonly Check[];
  readonly workers: number;
  /** Measures what each check takes. */
  readonly timed?: boolean;
  /** Receives how many pages and files are done, out of how many. */
  readonly progress: (done: number, all: number) => void;
}

export interface CheckResult {
  readonly pages: number;
  readonly results: readonly CheckOutcome[];
  /** Milliseconds of CPU for each check; empty where nobody asked. */
  readonly times: Times;
}

/** Runs the checks over a built site: pages and files in workers, then what concerns all of them. */
export async function runChecks(run: CheckRun): Promise<CheckResult> {
  const { folder, database, checks, workers, timed = false, progress } = run;
  const paths = sitePaths(folder);
  const inspected = paths.filter(isInspected);
  const found = new Map<string, Uint8Array>();
  const times: Times = {};
  const task = { folder, database, paths, checks: checks.map(({ name }) => name), timed };
  await inParallel(task, workers, inspected, (batch, answer) => {
    for (const [at, path] of batch.entries()) found.set(path, answer.results[at] as Uint8Array);
    addTimes(times, answer.times);
    progress(found.size, inspected.length);
  });
  const site = openSite(folder, database, paths);
  const clock = clockInto(times);
  function* results(): Generator<readonly [string, Result]> {
    for (const path of inspected) {
      yield [path, deserialize(found.get(path) as Uint8Array) as Result];
      found.delete(path);
    }
  }
  const outcomes = gather(results(), site, checks, clock);
  return { pages: paths.filter(isPage).length, results: outcomes, times };
}
