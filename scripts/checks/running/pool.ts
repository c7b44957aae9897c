import { Worker } from 'node:worker_threads';
import { type Answer, batchRunner, type Job, type WorkerTask } from './batch.ts';

/** Megabytes: the tree of the page of a server with 500 tools takes most of this. */
const WORKER_HEAP = 400;
/** Megabytes: what one page needs dies with it, before it would be moved. */
const YOUNG_HEAP = 192;
/** Bytes that one worker takes, for the number of workers. */
export const WORKER_MEMORY = 600e6;

const BATCH = 60;
/** Batches queued for a worker: the next one waits while it works. */
const AHEAD = 2;

/** Receives the answer of one of the workers, which are numbered, for some jobs. */
export type Take = (worker: number, jobs: readonly Job[], answer: Answer) => void;

export type Pool = (
  task: WorkerTask,
  workers: number,
  jobs: readonly Job[],
  take: Take,
) => Promise<void>;

/**
 * Hands the jobs in batches to workers as they become free. A single batch is done here: a worker
 * takes a second to load the checks.
 */
export const inWorkers: Pool = async (task, workers, jobs, take) => {
  if (jobs.length <= BATCH) {
    if (jobs.length > 0) take(0, jobs, batchRunner(task)(jobs));
    return;
  }
  let next = 0;
  const runWorker = (number: number) =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: task,
        resourceLimits: {
          maxOldGenerationSizeMb: WORKER_HEAP,
          maxYoungGenerationSizeMb: YOUNG_HEAP,
        },
      });
      const waiting: (readonly Job[])[] = [];
      const give = () => {
        const batch = jobs.slice(next, next + BATCH);
        if (batch.length === 0) return;
        next += batch.length;
        waiting.push(batch);
        worker.postMessage(batch);
      };
      const endIfDone = () => {
        if (waiting.length === 0) worker.terminate().then(() => resolve(), reject);
      };
      worker.on('message', (answer: Answer) => {
        take(number, waiting.shift() ?? [], answer);
        give();
        endIfDone();
      });
      worker.on('error', reject);
      for (let ahead = 0; ahead < AHEAD; ahead += 1) give();
      endIfDone();
    });
  const count = Math.min(workers, Math.ceil(jobs.length / BATCH));
  await Promise.all(Array.from({ length: count }, (_, number) => runWorker(number)));
};
