import { createInterface } from 'node:readline/promises';
import { type Change, patchOf, write } from './change-file.ts';
import { Refusal } from './hook-file.ts';

/**
 * Shows changes and then warnings, asks on a terminal, and writes them. The exit code: 1 where nothing was written because nobody
 * agreed.
 */
export async function apply(
  changes: readonly Change[],
  flags: ReadonlySet<string>,
  done: string,
  warnings: readonly string[] = [],
): Promise<number> {
  const real = changes.filter(({ before, after }) => before !== after);
  for (const change of real) console.log(`${patchOf(change)}\n`);
  for (const warning of warnings) console.log(`Warning: ${warning}\n`);
  if (real.length > 0 && flags.has('dry-run')) {
    console.log('Nothing was written: --dry-run.');
    return 0;
  }
  if (real.length > 0 && !flags.has('yes') && !(await agreed())) {
    console.log('Nothing was written.');
    return 1;
  }
  const written: string[] = [];
  for (const change of real) {
    try {
      write(change);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const sofar =
        written.length === 0 ? 'Nothing was changed.' : `Changed already: ${written.join(', ')}.`;
      process.stderr.write(`${error.message}\n${sofar}\n`);
      return 1;
    }
    written.push(change.path);
  }
  console.log(done);
  return 0;
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    console.log('This is no terminal, so nobody can be asked: add --yes to write it.');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question('Write this? [y/N] ')).trim());
  } finally {
    terminal.close();
  }
}
