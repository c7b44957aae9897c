import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UsageError } from '../printed.ts';

export const USAGE = `npm run bench -- [options]

  --source PATH     further server records (JSON lines); may be given several times
  --runs N          builds each time N times and prints the median   (1)
  --only PART       build: cold, nothing changed, one changed server
                    guard: a hook, beside a program that does nothing
                    browser: search, filters and the policy builder in Chromium
                    large: ten thousand tools on one server, beside one thousand
                    hugo: as --against hugo
  --against hugo    renders the texts of our tool pages with Hugo, and compares
  --no-checks       builds without the checks of the built site

Without --only: guard, build and browser. Builds are made in .cache/bench from a copy of content/,
without snapshots. Compare figures only if nothing else runs on the machine.
`;

export const PARTS = ['build', 'guard', 'browser', 'large', 'hugo'] as const;

export interface BenchOptions {
  readonly only: (typeof PARTS)[number] | undefined;
  readonly against: 'hugo' | undefined;
  readonly sources: readonly string[];
  readonly runs: number;
  readonly checks: boolean;
  readonly help: boolean;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        source: { type: 'string', multiple: true, default: [] },
        only: { type: 'string' },
        against: { type: 'string' },
        runs: { type: 'string', default: '1' },
        'no-checks': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Throws a `UsageError` for a mistake in the arguments. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { only, against, runs, source, help, 'no-checks': unchecked } = parsed(args);
  const part = PARTS.find((name) => name === only);
  if (only !== undefined && !part)
    throw new UsageError(`--only takes ${PARTS.join(', ')}, not “${only}”.`);
  if (against !== undefined && against !== 'hugo')
    throw new UsageError(`--against takes hugo, not “${against}”.`);
  if (!/^[1-9]\d?$/.test(runs))
    throw new UsageError(`--runs is a number from 1 to 99, not “${runs}”.`);
  const missing = source.filter((path) => !existsSync(path));
  if (missing.length > 0) throw new UsageError(`There is no such source: ${missing.join(', ')}`);
  return { only: part, against, sources: source, runs: Number(runs), checks: !unchecked, help };
}
