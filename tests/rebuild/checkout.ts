import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Names that hold no source: what is installed, made by tools, or built. */
const LEFT_OUT = /^(\..*|node_modules|dist.*|test-results|playwright-report)$/;

/** Copies the project, so that its code can be changed, with the renderers that are built; gives the folder. */
export function copyCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'project-copy-'));
  for (const name of readdirSync('.').filter((each) => !LEFT_OUT.test(each)))
    cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  cpSync('.cache/renderer', join(folder, '.cache/renderer'), { recursive: true });
  return folder;
}

/** Replaces a text that must be there in one file of a copy. */
export function changeCode(checkout: string, path: string, from: string, to: string): void {
  const file = join(checkout, path);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(file, text.replace(from, to));
}
