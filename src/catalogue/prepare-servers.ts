import { Worker } from 'node:worker_threads';
import type { ServerModel } from './model.ts';
import type { NumberedServer, PreparedServer, Preparer } from './prepare-server.ts';
import type { ToWorker } from './prepare-worker.ts';

/** Worker threads beside this one. Starting them early hides the time in which they load code. */
export class Pool {
  readonly #threads: number;
  #workers: readonly Worker[] = [];

  /** `threads` counts this one too. Nothing starts before `start`. */
  constructor(threads: number) {
    this.#threads = threads;
  }

  get workers(): readonly Worker[] {
    return this.#workers;
  }

  start(): void {
    if (this.#workers.length > 0) return;
    this.#workers = Array.from(
      { length: Math.max(0, this.#threads - 1) },
      () => new Worker(new URL('./prepare-worker.ts', import.meta.url)),
    );
  }

  /** Ends the threads, also while they are at work. */
  close(): void {
    for (const worker of this.#workers) void worker.terminate();
    this.#workers = [];
  }
}

/** Tools in a chunk: enough that messages cost nothing, few enough that all threads end together. */
const CHUNK = 150;
/** Chunks that a thread is given ahead, so that it never waits for this one. */
const AHEAD = 2;

function chunksOf(servers: readonly NumberedServer[]): NumberedServer[][] {
  const chunks: NumberedServer[][] = [];
  let tools = CHUNK;
  for (const each of servers) {
    if (tools >= CHUNK) {
      chunks.push([]);
      tools = 0;
    }
    chunks.at(-1)?.push(each);
    tools += each.server.tools.length;
  }
  return chunks;
}

/**
 * Prepares servers in this thread and those of the pool, and gives them to `take` in their order. How
 * many threads there are changes nothing in what is given.
 */
export async function prepareServers(
  servers: readonly NumberedServer[],
  model: ServerModel,
  making: Preparer,
  { workers }: Pick<Pool, 'workers'>,
  take: (server: NumberedServer, prepared: PreparedServer) => void,
): Promise<void> {
  const chunks = chunksOf(servers);
  const ready = new Map<number, readonly PreparedServer[]>();
  let [next, taken] = [0, 0];
  const hand = (worker: Worker) => {
    const given = chunks[next];
    if (!given) return;
    worker.postMessage({ chunk: next, servers: given } satisfies ToWorker);
    next += 1;
  };
  const takeReady = () => {
    for (let found = ready.get(taken); found; found = ready.get(taken)) {
      for (const [place, server] of (chunks[taken] ?? []).entries())
        take(server, found[place] as PreparedServer);
      ready.delete(taken);
      taken += 1;
    }
  };
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const done = () => taken === chunks.length && resolve();
  for (const worker of workers) {
    worker.on('error', reject);
    worker.on('message', ({ chunk, prepared }) => {
      ready.set(chunk, prepared);
      hand(worker);
      takeReady();
      done();
    });
    worker.postMessage({ model } satisfies ToWorker);
    for (let ahead = 0; ahead < AHEAD; ahead += 1) hand(worker);
  }
  while (next < chunks.length) {
    const chunk = next;
    next += 1;
    const own = chunks[chunk] ?? [];
    ready.set(
      chunk,
      own.map(({ server, first }) => making.prepare(making.assess(server), first)),
    );
    takeReady();
    if (workers.length > 0) await new Promise((free) => setImmediate(free));
  }
  done();
  await promise;
}
