import { closeSync, openSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { locked, remove } from './lock.ts';

/** Milliseconds. A session that nobody touched for so long is over. */
const OLD = 30 * 86_400_000;
/** Between two looks at the folder. */
const PAUSE = 86_400_000;
/** That one look may take; the next one begins elsewhere. */
const LONGEST = 50;
/** Empty; its time is that of the last look. */
const MARKER = 'looked-for-old-sessions';
/** Sessions, also of an earlier version, and what killed processes leave. */
const SESSION = /^[0-9a-f]{40}\.(session|json)$/;
const LEFTOVER = /^[0-9a-f]{40}\.(session|json)\.(lock|lock\.break|\d+\.[0-9a-f]+\.new)$/;

/** Removes old files of sessions, at most once a day and for a short time. It never throws. */
export function removeOldSessions(folder: string, now = Date.now()): void {
  try {
    if (!isDue(join(folder, MARKER), now)) return;
    const names = readdirSync(folder);
    const start = Math.floor(Math.random() * names.length);
    const end = performance.now() + LONGEST;
    for (const name of [...names.slice(start), ...names.slice(0, start)]) {
      if (performance.now() > end) return;
      if (SESSION.test(name)) removeSession(join(folder, name), now);
      else if (LEFTOVER.test(name) && isOld(join(folder, name), now)) remove(join(folder, name));
    }
  } catch {
    // Old files harm nobody: another day will do.
  }
}

function isDue(marker: string, now: number): boolean {
  const last = statSync(marker, { throwIfNoEntry: false })?.mtimeMs;
  if (last !== undefined && last > now - PAUSE && last <= now + PAUSE) return false;
  closeSync(openSync(marker, 'a', 0o600));
  utimesSync(marker, now / 1000, now / 1000);
  return true;
}

const isOld = (file: string, now: number): boolean =>
  (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now) < now - OLD;

/** Nobody else may go on with it meanwhile. */
function removeSession(file: string, now: number): void {
  if (!isOld(file, now)) return;
  const unlock = locked(`${file}.lock`, 0);
  try {
    if (isOld(file, now)) remove(file);
  } finally {
    unlock();
  }
}
