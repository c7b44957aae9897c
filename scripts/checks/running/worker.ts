import { parentPort, workerData } from 'node:worker_threads';
import { batchRunner, type Job, type WorkerTask } from './batch.ts';

const run = batchRunner(workerData as WorkerTask);

parentPort?.on('message', (jobs: readonly Job[]) => parentPort?.postMessage(run(jobs)));
