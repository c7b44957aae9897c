import { hash } from 'node:crypto';
import { CHECKS } from '../index.ts';
import { AskedLog, type NewRead } from '../kept/asked-log.ts';
import { openSite } from '../reading/site.ts';
import { clockInto, type Times } from './clock.ts';
import { inspect } from './inspect.ts';

/** What a worker gets when it starts. */
export interface WorkerTask {
  readonly folder: string;
  readonly database: string;
  readonly paths: readonly string[];
  /** Names of the checks to run. */
  readonly checks: readonly string[];
  readonly timed: boolean;
  /** Whether to note what each page asks, so that its result can be kept. */
  readonly noted: boolean;
}

/** One page or file to check. */
export interface Job {
  readonly path: string;
  /** Hash of the content that has a result already; it is used where the content is the same. */
  readonly known?: Uint8Array | undefined;
}

/** What was found on one page or file, as JSON, and what that rests on. */
export interface Found {
  readonly result: string;
  readonly hash: Uint8Array;
  readonly asked: Uint32Array;
  /** Numbers of what was read from the catalogue, as this worker counts. */
  readonly reads: Uint32Array;
}

/** What a worker answers for each batch of jobs. */
export interface Answer {
  /** For each job; null where the content is as known. */
  readonly found: readonly (Found | null)[];
  readonly times: Times;
  /** What this worker read for the first time, numbered on from what it told before. */
  readonly newReads: readonly NewRead[];
  /** What so many pages ask that it counts as asked by all. */
  readonly newCommon: readonly number[];
}

export const hashOf = (bytes: Uint8Array): Buffer =>
  hash('sha256', bytes, 'buffer').subarray(0, 16) as Buffer;

const NOTHING = new Uint32Array();

/** Prepares for a task; gives the function that does a batch of jobs. */
export function batchRunner(task: WorkerTask): (jobs: readonly Job[]) => Answer {
  const { folder, database, paths, checks, timed, noted } = task;
  const chosen = CHECKS.filter(({ name }) => checks.includes(name));
  const site = openSite(folder, database, paths);
  const log = noted ? new AskedLog(site, chosen) : null;
  return (jobs) => {
    const times: Times = {};
    const clock = timed ? clockInto(times) : undefined;
    const found = jobs.map(({ path, known }): Found | null => {
      const bytes = site.read(path);
      if (!log) {
        const result = JSON.stringify(inspect(path, bytes, site, chosen, clock));
        return { result, hash: NOTHING as unknown as Uint8Array, asked: NOTHING, reads: NOTHING };
      }
      const own = hashOf(bytes);
      if (known && own.equals(known)) return null;
      const { value, asked, reads } = log.noting((tracked) =>
        inspect(path, bytes, tracked, chosen, clock),
      );
      return { result: JSON.stringify(value), hash: own, asked, reads };
    });
    return { found, times, newReads: log?.takeReads() ?? [], newCommon: log?.takeCommon() ?? [] };
  };
}
