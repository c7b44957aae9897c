import { parentPort, workerData } from 'node:worker_threads';
import { CHECKS } from '../index.ts';
import { openSite } from '../reading/site.ts';
import { inspect } from './inspect.ts';

/** What a worker gets when it starts. */
export interface WorkerTask {
  readonly folder: string;
  readonly database: string;
  readonly paths: readonly string[];
  /** Names of the checks to run. */
  readonly checks: readonly string[];
}

const { folder, database, paths, checks } = workerData as WorkerTask;
const site = openSite(folder, database, paths);
const chosen = CHECKS.filter(({ name }) => checks.includes(name));

parentPort?.on('message', (batch: readonly string[]) => {
  parentPort?.postMessage(inspect(batch, site, chosen));
});
