import { parentPort, workerData } from 'node:worker_threads';
import { type Compressed, compressFile, differingForms } from './compress-file.ts';
import { ENCODINGS, type Encoding } from './encodings.ts';

export interface WorkerTask {
  readonly store: string;
  /** Names of encodings. */
  readonly encodings: readonly Encoding['name'][];
  /** Only compare what is beside each file with the file. */
  readonly compareOnly: boolean;
}

/** What became of a batch of files, in their order. */
export interface BatchResult {
  readonly compressed: readonly Compressed[];
  readonly differing: readonly string[];
}

const { store, encodings, compareOnly } = workerData as WorkerTask;
const chosen = ENCODINGS.filter(({ name }) => encodings.includes(name));

parentPort?.on('message', (files: readonly string[]) => {
  const result: BatchResult = compareOnly
    ? { compressed: [], differing: files.flatMap(differingForms) }
    : { compressed: files.map((file) => compressFile(file, store, chosen)), differing: [] };
  parentPort?.postMessage(result);
});
