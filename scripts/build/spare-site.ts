import { readdirSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Prepares the folder of the next site from the one before the last: making tens of thousands of folders
 * takes longer than rendering what has changed. Of its files, those stay that `isKept` knows: the stage that makes
 * them replaces those that are out of date.
 */
export function reuseSpare(spare: string, next: string, isKept: (file: string) => boolean): void {
  rmSync(next, { recursive: true, force: true });
  try {
    renameSync(spare, next);
  } catch {
    return;
  }
  const walk = (below: string) => {
    for (const entry of readdirSync(join(next, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) walk(name);
      else if (!isKept(name)) unlinkSync(join(next, name));
    }
  };
  walk('');
}

/** Keeps a site that was replaced, for `reuseSpare`. */
export function keepSpare(old: string, spare: string): void {
  rmSync(spare, { recursive: true, force: true });
  try {
    renameSync(old, spare);
  } catch {
    // Another file system: the next site begins empty.
    rmSync(old, { recursive: true, force: true });
  }
}
