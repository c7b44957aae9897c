import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * All that the built renderer, the client's assets and the guard are made from, relative to the project: the
 * build refuses to use a file that is not below one of these. A change in any of them builds both again.
 */
export const CODE_INPUTS = [
  'src',
  'public',
  'engines',
  'scripts/preact',
  'scripts/bundle-guard.ts',
  'LICENSE',
  'content/guides',
  'content/attacks',
  'content/accuracy.json',
  'content/evaluation.json',
  'astro.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];

/** Names of files and folders; the path to what is asked for may have such parts. */
const SKIPPED = /^(node_modules|\..+)$|\.test\.tsx?$/;

export const isCodeInput = (path: string): boolean =>
  CODE_INPUTS.some((input) => path === input || path.startsWith(`${input}/`));

function* filesBelow(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!SKIPPED.test(name)) yield* filesBelow(join(path, name));
  }
}

/** SHA-256 over names and contents of everything below these files and folders, as hexadecimal digits. */
export function fingerprintOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.filter((each) => existsSync(each))) {
    for (const file of filesBelow(path)) {
      hash.update(file).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}
