import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const CHUNK = 1 << 20;

function sameBytes(a: string, b: string): boolean {
  if (statSync(a).size !== statSync(b).size) return false;
  const [first, second] = [openSync(a, 'r'), openSync(b, 'r')];
  const [chunk, other] = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)];
  try {
    for (;;) {
      const read = readSync(first, chunk);
      readSync(second, other);
      if (read === 0) return true;
      if (!chunk.subarray(0, read).equals(other.subarray(0, read))) return false;
    }
  } finally {
    closeSync(first);
    closeSync(second);
  }
}

/**
 * A file that is written to a temporary path and moved into place when complete. `finish` says whether
 * that changed anything; `discard` leaves what was there.
 */
export function snapshotFile(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.new`;
  const file = openSync(unfinished, 'w');
  return {
    line: (text: string): void => {
      writeSync(file, `${text}\n`);
    },
    finish: (): 'new' | 'changed' | 'unchanged' => {
      closeSync(file);
      const before = existsSync(path);
      if (before && sameBytes(path, unfinished)) {
        rmSync(unfinished);
        return 'unchanged';
      }
      renameSync(unfinished, path);
      return before ? 'changed' : 'new';
    },
    discard: (): void => {
      closeSync(file);
      rmSync(unfinished, { force: true });
    },
  };
}
