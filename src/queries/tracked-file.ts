import { existsSync, readFileSync } from 'node:fs';
import { currentLog, digestOf } from './tracking.ts';

/** The text of a file that pages depend on; null where there is none. */
export function trackedFile(path: string): string | null {
  const text = textOf(path);
  currentLog()?.({ read: { kind: 'file', path }, digest: digestOf(text) });
  return text;
}

/** A digest of a file as it is now. */
export const digestOfFile = (path: string): string => digestOf(textOf(path));

const textOf = (path: string): string | null =>
  existsSync(path) ? readFileSync(path, 'utf8') : null;
