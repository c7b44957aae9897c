import { Worker } from 'node:worker_threads';
import type { SitePath } from '../renderer/renderer.ts';
import { groupOf } from '../shards/shard.ts';
import { openRenderLoop, type RenderedBatch, type RenderTask } from './render-worker.ts';

/** A batch ends after as many files, where a group ends … */
const BATCH = 32;
/** … or after as many, in the middle of a large one. */
const MOST = 96;
/** Batches queued for a worker: the next one waits while it works. */
const AHEAD = 2;
/** Fewer files than this are rendered here: starting a thread takes longer. */
const FEW = 120;
/** Megabytes of one worker. */
const HEAP = 700;
/** Megabytes for what a page needs and the next one does not: with 32, collecting them takes a fifth of the time. */
const YOUNG = 144;

/** Files that share what they read come one after another, so that one thread reads it once. */
function batchesOf(paths: readonly SitePath[]): SitePath[][] {
  const batches: SitePath[][] = [[]];
  for (const group of Map.groupBy(paths, ({ file }) => groupOf(file)).values()) {
    for (const path of group) {
      if (batches.at(-1)?.length === MOST) batches.push([]);
      batches.at(-1)?.push(path);
    }
    if ((batches.at(-1)?.length ?? 0) >= BATCH) batches.push([]);
  }
  return batches.filter(({ length }) => length > 0);
}

type Take = (worker: number, batch: RenderedBatch) => void;

/** Renders all files in as many threads; `take` receives each batch. Rejects with the first error. */
export async function renderAll(
  task: RenderTask,
  paths: readonly SitePath[],
  threads: number,
  take: Take,
): Promise<void> {
  const batches = batchesOf(paths);
  if (paths.length < FEW) {
    if (paths.length === 0) return;
    const render = await openRenderLoop(task);
    for (const batch of batches) take(0, await render(batch));
    return;
  }
  let next = 0;
  const run = (number: number) =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: YOUNG },
      });
      let waiting = 0;
      const stop = () => void worker.terminate().then(() => resolve(), reject);
      const give = () => {
        const batch = batches[next];
        if (!batch) return;
        next += 1;
        waiting += 1;
        worker.postMessage(batch);
      };
      worker.on('message', (message: RenderedBatch | { error: Error }) => {
        if ('error' in message) {
          next = batches.length;
          void worker.terminate();
          reject(message.error);
          return;
        }
        waiting -= 1;
        give();
        take(number, message);
        if (waiting === 0) stop();
      });
      worker.on('error', reject);
      for (let ahead = 0; ahead < AHEAD; ahead += 1) give();
      if (waiting === 0) stop();
    });
  const count = Math.max(1, Math.min(threads, batches.length));
  await Promise.all(Array.from({ length: count }, (_, number) => run(number)));
}
