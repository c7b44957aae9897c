import { existsSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../../../shared/schemas/', import.meta.url);

/** A third-party schema from `../shared/schemas`, which is not part of the project; null, and said, where it is missing. */
export function sharedSchema(file: string): string | null {
  const url = new URL(file, FOLDER);
  if (existsSync(url)) return readFileSync(url, 'utf8');
  console.warn(`skipped: ${file} is not in ../shared/schemas, so nothing is held against it`);
  return null;
}
