import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = new URL('../../../', import.meta.url).pathname;

/** Node reads no other files of these folders: templates and styles are no part of the checks. */
const IS_READ = /(?<!\.test)\.(ts|json)$/;

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(path);
      return IS_READ.test(entry.name) ? [path] : [];
    });
}

/** A hash of all code that decides what the checks find, with the versions of packages and of Node. */
export function hashOfCode(): string {
  const hash = createHash('sha256').update(process.version);
  const files = [
    ...['src', 'scripts/checks', 'scripts/downloads'].flatMap(filesBelow),
    'package-lock.json',
  ];
  for (const file of files) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}
