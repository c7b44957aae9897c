import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UsageError } from '../printed.ts';

export const USAGE = `npm run bench -- [options]

Measures each time so often and prints the median. Compare figures only if nothing else runs on the machine.

  --only PART       build     a whole build, one with nothing changed, one with one changed server:
                              time, CPU, peak memory; pages and checks a second
                    guard     a hook, beside a program that does nothing
                    browser   search, filters and the policy builder in Chromium
                    large     ten thousand tools on one server, beside one thousand (once)
                    hugo      as --against hugo
                    start     npm start in a fresh clone of the last commit, dependencies installed
                    test      npm test in a fresh clone of the last commit, dependencies installed
                    Without it: guard, build and browser
  --against hugo    renders the texts of our tool pages with Hugo, too, and prints the ratio
  --source PATH     further server records (JSON lines); may be given several times
  --runs N          how often                                                          (3)
  --no-checks       leaves the checks of the built site out of the builds

Builds are made in .cache/bench from a copy of content/, without snapshots.
`;

export const PARTS = ['build', 'guard', 'browser', 'large', 'hugo', 'start', 'test'] as const;

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
        runs: { type: 'string', default: '3' },
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
