import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many built renderers are kept: going back to a version of the code costs nothing then. */
const KEPT = 3;
/** Milliseconds: a build may still read a renderer that was used so short a time ago. */
const RECENT = 3_600_000;

const usedAt = (folder: string): number => {
  const file = join(folder, 'used');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0;
};

/** Whether a renderer is complete: the time when it was last used is written last. */
export const isUsable = (folder: string): boolean => existsSync(join(folder, 'used'));

export function markUsed(folder: string): void {
  writeFileSync(join(folder, 'used'), String(Date.now()));
}

/** Whether a process has this number. One that may not be asked is there, too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Removes the renderers in `home` that were not used for longest, but none that another build may be reading,
 * and what builds that have ended left unfinished: a folder that a process writes has its number as the ending.
 */
export function pruneRenderers(home: string, used: string): void {
  const others = readdirSync(home)
    .map((name) => join(home, name))
    .filter((path) => path !== used);
  const writer = (path: string) => /\.(\d+)$/.exec(path)?.[1];
  const finished = others.filter((path) => writer(path) === undefined);
  const old = finished
    .toSorted((a, b) => usedAt(b) - usedAt(a))
    .slice(KEPT - 1)
    .filter((path) => Date.now() - usedAt(path) > RECENT);
  const broken = others.filter((path) => writer(path) && !isRunning(Number(writer(path))));
  for (const path of [...old, ...broken]) rmSync(path, { recursive: true, force: true });
}
