import { hash } from 'node:crypto';
import { statSync } from 'node:fs';

/** Milliseconds: a file written later than this before it was read may change again at the same time of its clock. */
const TOO_NEW = 2000;

/**
 * Tells whether a path still leads to the same file with the same content: it does where the stamp is
 * the same. Empty where that cannot be told.
 */
export function stampOf(file: string, now = Date.now()): string {
  const { ino, size, mtimeMs } = statSync(file);
  return now - mtimeMs < TOO_NEW ? '' : `${ino}-${size}-${mtimeMs}`;
}

/** A digest of stamps by path; empty where one is. */
export function digestOfStamps(key: string, stamps: ReadonlyMap<string, string>): string {
  const lines = [key];
  for (const [path, stamp] of stamps) {
    if (stamp === '') return '';
    lines.push(`${path}\0${stamp}`);
  }
  return hash('sha256', lines.join('\0'));
}
