import { existsSync } from 'node:fs';
import { BuildFailed, benchBuilds } from './bench/builds.ts';
import { type BenchOptions, readOptions, USAGE } from './bench/options.ts';
import { UsageError } from './printed.ts';

const SITE = '.cache/bench/site';

/** What only some parts need is loaded by them: a browser, the linter of the guard. */
async function run({ only, against, sources, runs, checks }: BenchOptions): Promise<void> {
  const wanted = (part: string) => only === undefined || only === part;
  if (against === 'hugo' || only === 'hugo')
    return (await import('./bench/hugo.ts')).benchHugo(sources, runs);
  if (only === 'large') return (await import('./bench/large.ts')).benchLarge();
  if (only === 'start' || only === 'test')
    return (await import('./bench/clone.ts')).benchClone(only, runs);
  if (wanted('guard')) await (await import('./bench/guard.ts')).benchGuard();
  if (wanted('build') || (only === 'browser' && !existsSync(SITE)))
    await benchBuilds({ sources, runs, checks }, SITE);
  if (wanted('browser')) await (await import('./bench/browser.ts')).benchBrowser(SITE);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await run(options);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof BuildFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
