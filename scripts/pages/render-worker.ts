import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Noted, Read } from '#queries/tracking.ts';
import { folderMaker } from '../build/folders.ts';
import { openRenderer, type SitePath } from '../renderer/renderer.ts';

export interface RenderTask {
  readonly renderer: string;
  /** Folder of the site that is being written. */
  readonly out: string;
}

/** A read that this worker had not named before; its number is its place among those it named. */
export interface NamedRead {
  readonly read: Read;
  readonly digest: string;
  /** Numbers of what a shared value was made from. */
  readonly parts?: readonly number[] | undefined;
}

export interface RenderedFile {
  readonly path: SitePath;
  /** Numbers of the reads of this worker. */
  readonly reads: Uint32Array;
  readonly digest: string;
  readonly bytes: number;
  readonly modified: number;
}

export interface RenderedBatch {
  readonly files: readonly RenderedFile[];
  readonly named: readonly NamedRead[];
}

/** Numbers what is read, in the order in which it is first met; parts come before what they make. */
export class ReadNumbers {
  readonly #numbers = new WeakMap<Noted, number>();
  #count = 0;
  #named: NamedRead[] = [];

  numberOf(noted: Noted): number {
    const known = this.#numbers.get(noted);
    if (known !== undefined) return known;
    const parts = noted.parts?.map((part) => this.numberOf(part));
    const number = this.#count;
    this.#count += 1;
    this.#numbers.set(noted, number);
    this.#named.push({ read: noted.read, digest: noted.digest, parts });
    return number;
  }

  /** What was named since the last call. */
  takeNamed(): NamedRead[] {
    const named = this.#named;
    this.#named = [];
    return named;
  }
}

/** Opens a file that is not there yet. One of that name may be the very file of the last site: it is not written to. */
function openNew(place: string): number {
  try {
    return openSync(place, 'wx');
  } catch {
    rmSync(place, { force: true });
    return openSync(place, 'wx');
  }
}

/** Writes a file and gives the time of its change, in milliseconds. */
function writeNew(place: string, bytes: Uint8Array): number {
  const file = openNew(place);
  try {
    writeFileSync(file, bytes);
    return fstatSync(file).mtimeMs;
  } finally {
    closeSync(file);
  }
}

/** Renders files and writes them below `out`. */
export async function openRenderLoop({ renderer: folder, out }: RenderTask) {
  const renderer = await openRenderer(folder);
  const numbers = new ReadNumbers();
  const makeFolder = folderMaker();
  return async (paths: readonly SitePath[]): Promise<RenderedBatch> => {
    const files: RenderedFile[] = [];
    for (const path of paths) {
      const reads = new Set<number>();
      const bytes = await renderer.render(path, (noted) => reads.add(numbers.numberOf(noted)));
      const place = join(out, path.file);
      makeFolder(place);
      const modified = writeNew(place, bytes);
      const digest = hash('sha256', bytes, 'base64').slice(0, 16);
      const facts = { digest, bytes: bytes.length, modified };
      files.push({ path, reads: Uint32Array.from(reads), ...facts });
    }
    return { files, named: numbers.takeNamed() };
  };
}

if (parentPort) {
  const port = parentPort;
  const loop = openRenderLoop(workerData as RenderTask);
  port.on('message', async (paths: readonly SitePath[]) => {
    try {
      port.postMessage(await (await loop)(paths));
    } catch (error) {
      port.postMessage({ error: error as Error });
    }
  });
}
