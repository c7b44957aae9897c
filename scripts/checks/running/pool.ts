import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerTask } from './worker.ts';

/** Megabytes: the tree of the page of a server with 500 tools takes most of this. */
const WORKER_HEAP = 400;
/** Megabytes: what one page needs dies with it, before it would be moved. */
const YOUNG_HEAP = 48;
/** Bytes that one worker takes, for the number of workers. */
export const WORKER_MEMORY = 500e6;

const BATCH = 60;
/** Batches queued for a worker: the next one waits while it works. */
const AHEAD = 2;

type Take = (batch: readonly string[], answer: WorkerAnswer) => void;

/** Hands the paths in batches to workers as they become free. */
export async function inParallel(
  task: WorkerTask,
  workers: number,
  paths: readonly string[],
  take: Take,
): Promise<void> {
  let next = 0;
  const runWorker = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: task,
        resourceLimits: {
          maxOldGenerationSizeMb: WORKER_HEAP,
          maxYoungGenerationSizeMb: YOUNG_HEAP,
        },
      });
      const waiting: (readonly string[])[] = [];
      const give = () => {
        const batch = paths.slice(next, next + BATCH);
        if (batch.length === 0) return;
        next += batch.length;
        waiting.push(batch);
        worker.postMessage(batch);
      };
      const endIfDone = () => {
        if (waiting.length === 0) worker.terminate().then(() => resolve(), reject);
      };
      worker.on('message', (answer: WorkerAnswer) => {
        take(waiting.shift() ?? [], answer);
        give();
        endIfDone();
      });
      worker.on('error', reject);
      for (let ahead = 0; ahead < AHEAD; ahead += 1) give();
      endIfDone();
    });
  const count = Math.max(1, Math.min(workers, Math.ceil(paths.length / BATCH)));
  await Promise.all(Array.from({ length: count }, runWorker));
}
