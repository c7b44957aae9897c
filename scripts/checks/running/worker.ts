import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { CHECKS } from '../index.ts';
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
}

/** What a worker answers for each batch of paths. */
export interface WorkerAnswer {
  /** The result for each path, serialised. */
  readonly results: readonly Uint8Array[];
  readonly times: Times;
}

const { folder, database, paths, checks, timed } = workerData as WorkerTask;
const site = openSite(folder, database, paths);
const chosen = CHECKS.filter(({ name }) => checks.includes(name));

parentPort?.on('message', (batch: readonly string[]) => {
  const times: Times = {};
  const clock = timed ? clockInto(times) : undefined;
  const results = batch.map((path) =>
    serialize(inspect(path, site.read(path), site, chosen, clock)),
  );
  parentPort?.postMessage({ results, times } satisfies WorkerAnswer);
});
