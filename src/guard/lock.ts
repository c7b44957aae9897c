import { closeSync, openSync, statSync, unlinkSync } from 'node:fs';

/** Milliseconds. A change takes a few; a process that holds the lock this long was killed. */
const STALE = 15_000;

const held = new Set<string>();
// A deadline ends a change without its `finally`.
process.on('exit', () => {
  for (const lock of held) remove(lock);
});

/** Takes a lock or throws after a bounded wait; returns what gives it back. */
export function locked(lock: string, longestWait: number): () => void {
  const end = process.uptime() * 1000 + longestWait;
  while (!created(lock)) {
    if (isStale(lock)) removeStale(lock);
    else if (process.uptime() * 1000 > end)
      throw new Error('another process holds the session file');
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 + Math.random() * 8);
  }
  held.add(lock);
  return () => {
    remove(lock);
    held.delete(lock);
  };
}

function created(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    // Windows answers EPERM while a removed file is still open elsewhere.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'EPERM') return false;
    throw error;
  }
}

/** Of several processes that find a stale lock, one removes it: the others may hold a new one by then. */
function removeStale(lock: string): void {
  const breaker = `${lock}.break`;
  if (!created(breaker)) {
    if (isStale(breaker)) remove(breaker);
    return;
  }
  if (isStale(lock)) remove(lock);
  remove(breaker);
}

function isStale(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > STALE;
  } catch {
    return false;
  }
}

/** Removes a file that may be gone already. */
export function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

export const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
