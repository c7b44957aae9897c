import { existsSync } from 'node:fs';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { PlaceBusy } from './build/lock.ts';
import { UsageError } from './printed.ts';

interface Command<T extends ParseArgsOptionsConfig> {
  readonly usage: string;
  /** Its options; `--help` is added. */
  readonly options: T;
  /** Whether it takes words that are no options. */
  readonly words: boolean;
}

type Values<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: T }>
>['values'];

function readArguments<T extends ParseArgsOptionsConfig>({ options, words }: Command<T>) {
  const help = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ options: { ...options, help }, allowPositionals: words });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/**
 * Reads the arguments of this process and runs a command with them, or prints its usage. Where `run` gives
 * false, it has said what failed; a mistake in the arguments is one sentence. Both end with code 1.
 */
export async function runCommand<const T extends ParseArgsOptionsConfig>(
  command: Command<T>,
  run: (values: Values<T>, words: readonly string[]) => Promise<boolean>,
): Promise<void> {
  try {
    const { values, positionals } = readArguments(command);
    if ((values as { help?: boolean }).help) console.log(command.usage);
    else if (!(await run(values as Values<T>, positionals))) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof PlaceBusy)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** The value of `--catalogue`, which the parts of a site need. */
export function catalogueOfParts(path: string | undefined): string {
  if (path === undefined)
    throw new UsageError(
      '--catalogue PATH is needed: “npm run catalogue” makes it, once for all parts.',
    );
  if (!existsSync(path)) throw new UsageError(`There is no catalogue at ${path}.`);
  return path;
}
