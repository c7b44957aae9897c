import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { removeForms } from './compress-file.ts';
import { ENCODINGS, type Encoding, isCompressible } from './encodings.ts';
import type { BatchResult, WorkerTask } from './precompress-worker.ts';

export interface Precompress {
  /** The built site. */
  readonly site: string;
  /** Keeps compressed files by the hash of their content, so that the next run only links them. */
  readonly store: string;
  readonly encodings: readonly Encoding['name'][];
  /** Smaller files are left alone, in bytes: a compressed file would not save a packet. */
  readonly minimum: number;
  /** Threads; as many as there are cores where it is left out. */
  readonly workers?: number | undefined;
  readonly progress: (done: number, all: number) => void;
}

export interface PrecompressResult {
  readonly files: number;
  /** How many compressed files had to be made; all others were in the store. */
  readonly made: number;
  readonly bytes: number;
  /** Of all compressed files together. */
  readonly compressedBytes: number;
}

const BATCH = 32;

/** All texts below a folder, sorted. Throws where there is no such folder. */
function compressibleFiles(site: string): string[] {
  if (!existsSync(site)) throw new Error(`There is no built site at ${site}.`);
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (isCompressible(path)) found.push(path);
    }
  };
  walk(site);
  return found.sort();
}

function inWorkers(
  files: readonly string[],
  task: WorkerTask,
  workers: number,
  take: (result: BatchResult, size: number) => void,
): Promise<unknown> {
  let next = 0;
  const run = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./precompress-worker.ts', import.meta.url), {
        workerData: task,
      });
      let size = 0;
      const give = () => {
        const batch = files.slice(next, next + BATCH);
        next += batch.length;
        size = batch.length;
        if (size > 0) worker.postMessage(batch);
        else worker.terminate().then(() => resolve(), reject);
      };
      worker.on('message', (result: BatchResult) => {
        take(result, size);
        give();
      });
      worker.on('error', reject);
      give();
    });
  const threads = Math.max(1, Math.min(workers, Math.ceil(files.length / BATCH)));
  return Promise.all(Array.from({ length: threads }, run));
}

/** Removes from the store what this run did not use and no site is linked to. */
function prune(store: string, used: ReadonlySet<string>): void {
  if (!existsSync(store)) return;
  for (const name of readdirSync(store, { recursive: true, encoding: 'utf8' })) {
    const path = join(store, name);
    const entry = statSync(path);
    if (entry.isFile() && entry.nlink === 1 && !used.has(name)) rmSync(path);
  }
}

/**
 * Writes compressed files beside the texts of a built site, for servers that send such files as
 * they are. The same site gives the same bytes, whatever is in the store.
 */
export async function precompress(options: Precompress): Promise<PrecompressResult> {
  const { site, store, encodings, minimum, workers = availableParallelism(), progress } = options;
  const texts = compressibleFiles(site);
  const isWorthIt = (path: string): boolean => statSync(path).size >= minimum;
  const files = texts.filter(isWorthIt);
  for (const path of texts) if (!isWorthIt(path)) removeForms(path, ENCODINGS);
  const used = new Set<string>();
  const sums = { files: files.length, made: 0, bytes: 0, compressedBytes: 0 };
  let done = 0;
  await inWorkers(files, { store, encodings, compareOnly: false }, workers, (result, size) => {
    for (const { stored, made, bytes, compressedBytes } of result.compressed) {
      for (const name of stored) used.add(name);
      sums.made += made;
      sums.bytes += bytes;
      sums.compressedBytes += compressedBytes;
    }
    done += size;
    progress(done, files.length);
  });
  prune(store, used);
  return sums;
}

/** The compressed files of a site that do not hold the bytes of the file beside them, sorted. */
export async function differingFiles(
  options: Pick<Precompress, 'site' | 'workers' | 'progress'>,
): Promise<string[]> {
  const { site, workers = availableParallelism(), progress } = options;
  const files = compressibleFiles(site);
  const differing: string[] = [];
  let done = 0;
  const task: WorkerTask = { store: '', encodings: [], compareOnly: true };
  await inWorkers(files, task, workers, (result, size) => {
    differing.push(...result.differing);
    done += size;
    progress(done, files.length);
  });
  return differing.sort();
}
