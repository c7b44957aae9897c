import { availableParallelism, freemem } from 'node:os';
import { UsageError } from './printed.ts';

/** More workers gain nothing: the thread that hands out the work has no time for them. */
const MOST = 16;

export interface WorkerNeeds {
  /** Bytes that one worker may take. */
  readonly each: number;
  /** What the person asked for; else as many as cores and free memory allow. */
  readonly asked?: number | undefined;
}

/** How many workers a stage starts: one for each core, as long as they fit into the free memory. */
export function workerCount({ each, asked }: WorkerNeeds): number {
  if (asked !== undefined) return asked;
  // What a container may still take, where there is a limit; only newer versions of Node know.
  const free = process.availableMemory?.() ?? freemem();
  return Math.max(1, Math.min(availableParallelism(), Math.floor((free * 0.8) / each), MOST));
}

/** The value of `--workers`. Throws a `UsageError` where it is no number of workers. */
export function readWorkers(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const asked = /^[1-9]\d?$/.test(text) ? Number(text) : 0;
  if (asked < 1 || asked > 64)
    throw new UsageError(`--workers is a number from 1 to 64, not “${text}”.`);
  return asked;
}
