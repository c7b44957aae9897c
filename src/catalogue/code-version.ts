import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A hash of everything that decides how content becomes a catalogue, apart from the content: our code,
 * the versions of packages, and Node. What is kept from another version is never used.
 */
export function codeVersion(): string {
  version ??= hashOfCode();
  return version;
}

/** The code of a process does not change. */
let version: string | undefined;

function hashOfCode(): string {
  const hash = createHash('sha256').update(process.version);
  const files = globSync(['src/{catalogue,domain,rows}/**/*.{ts,sql}', 'package-lock.json'], {
    cwd: root,
  });
  for (const file of files.sort()) {
    if (file.endsWith('.test.ts')) continue;
    hash.update(`\0${file}\0`).update(readFileSync(`${root}${file}`));
  }
  return hash.digest('hex');
}
