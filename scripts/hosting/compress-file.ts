import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { ENCODINGS, type Encoding } from './encodings.ts';

/** What became of one file: its name in the store for each encoding, and whether it had to be compressed. */
export interface Compressed {
  readonly stored: readonly string[];
  readonly made: number;
  readonly bytes: number;
  readonly compressedBytes: number;
}

/** Under the hash of the content: the same text is compressed once, however often a site is built. */
const nameInStore = (hash: string, { key, ending }: Encoding): string =>
  join(key, hash.slice(0, 2), `${hash.slice(2)}${ending}`);

/** Whole or not at all: another thread may write the same file. */
function writeWhole(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}-${threadId}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, path);
}

/** A hard link, or a copy where a link is not possible. What was there may be linked elsewhere: it is replaced, not written to. */
function place(from: string, to: string): void {
  rmSync(to, { force: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Removes compressed forms beside a file, such as those of an earlier run. */
export function removeForms(path: string, encodings: readonly Encoding[]): void {
  for (const { ending } of encodings) rmSync(`${path}${ending}`, { force: true });
}

/**
 * Puts the compressed forms of a file beside it, and removes others. A form that is no smaller than the file is left
 * out; in the store it is empty, so that it is not tried again.
 */
export function compressFile(
  path: string,
  store: string,
  encodings: readonly Encoding[],
): Compressed {
  const bytes = readFileSync(path);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const stored: string[] = [];
  let made = 0;
  let compressedBytes = 0;
  for (const encoding of encodings) {
    const name = nameInStore(hash, encoding);
    const kept = join(store, name);
    const beside = `${path}${encoding.ending}`;
    stored.push(name);
    if (!existsSync(kept)) {
      const compressed = encoding.compress(bytes);
      writeWhole(kept, compressed.length < bytes.length ? compressed : Buffer.alloc(0));
      made += 1;
    }
    const size = statSync(kept).size;
    if (size > 0) place(kept, beside);
    else rmSync(beside, { force: true });
    compressedBytes += size;
  }
  removeForms(
    path,
    ENCODINGS.filter((encoding) => !encodings.includes(encoding)),
  );
  return { stored, made, bytes: bytes.length, compressedBytes };
}

/** The compressed forms beside a file that do not hold its bytes. */
export function differingForms(path: string): string[] {
  const forms = ENCODINGS.filter(({ ending }) => existsSync(`${path}${ending}`));
  if (forms.length === 0) return [];
  const bytes = readFileSync(path);
  const holds = ({ ending, decompress }: Encoding): boolean => {
    try {
      return decompress(readFileSync(`${path}${ending}`)).equals(bytes);
    } catch {
      return false;
    }
  };
  return forms.filter((form) => !holds(form)).map(({ ending }) => `${path}${ending}`);
}
