import { spawn } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';

/**
 * Removes a folder with very many files without waiting for it: it has another name at once, and a
 * process of its own empties it.
 */
export function removeLater(folder: string): void {
  const trash = `${folder}.${process.pid}`;
  renameSync(folder, trash);
  if (process.platform === 'win32') {
    rmSync(trash, { recursive: true, force: true });
    return;
  }
  spawn('rm', ['-rf', '--', trash], { detached: true, stdio: 'ignore' }).unref();
}
