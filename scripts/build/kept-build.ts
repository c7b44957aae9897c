import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** Where what is known of the site in a folder is stored, between builds. */
export class KeptBuild {
  readonly #out: string;
  readonly #folder: string;

  constructor(out: string) {
    this.#out = out;
    const key = createHash('sha256').update(resolve(out)).digest('hex').slice(0, 12);
    this.#folder = join('.cache/builds', key);
    mkdirSync(this.#folder, { recursive: true });
  }

  /** What its files were made from, and the place for that of the next build. */
  get state(): string {
    return join(this.#folder, 'state.db');
  }

  /** What the catalogue was made from. */
  get catalogue(): string {
    return join(this.#folder, 'catalogue');
  }

  /** What the checks found. */
  get checks(): string {
    return join(this.#folder, 'checks.db');
  }

  /** The site before the last one: its folders are used again. */
  get spare(): string {
    return join(this.#folder, 'spare');
  }

  get nextState(): string {
    return join(this.#folder, 'state.next.db');
  }

  /** Is the site in the folder exactly what these inputs gave? */
  isCurrent(inputs: string): boolean {
    const known = join(this.#folder, 'built.txt');
    if (!existsSync(known)) return false;
    const [of, ...files] = readFileSync(known, 'utf8').split('\n');
    return of === inputs && files.join('\n') === listOf(this.#out).join('\n');
  }

  /** The site is being replaced: nothing is known of it until `finish`. */
  begin(): void {
    rmSync(join(this.#folder, 'built.txt'), { force: true });
  }

  /** The site is in place; `files` are its files as `listOf` gives them. */
  finish(inputs: string, files: readonly string[]): void {
    if (existsSync(this.nextState)) renameSync(this.nextState, this.state);
    writeFileSync(join(this.#folder, 'built.txt'), [inputs, ...files].join('\n'));
  }
}

/** Every file of a folder with its size and the time when it was written, by name; folders without any go to `empty`. */
export function listOf(folder: string, empty?: (folder: string) => void): string[] {
  const found: string[] = [];
  const walk = (below: string) => {
    const before = found.length;
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    for (const entry of entries) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        walk(name);
        continue;
      }
      const { size, mtimeMs } = statSync(join(folder, name));
      found.push(`${name} ${size} ${mtimeMs}`);
    }
    if (found.length === before) empty?.(join(folder, below));
  };
  if (existsSync(folder)) walk('');
  return found.sort();
}
