import type { Catalogue } from '#queries/database.ts';
import type { Check } from '../check.ts';
import { isInspected, type WholeSite } from '../reading/site.ts';
import { gather } from '../running/gather.ts';
import { inspect } from '../running/inspect.ts';
import type { Outcome } from '../running/outcome.ts';
import { siteOf } from './site-of.ts';

type Files = Readonly<Record<string, string>>;

/** Runs a check over a site, as a whole run would. */
export function runOn(check: Check, site: WholeSite): Outcome {
  const results = site.paths
    .filter(isInspected)
    .map((path) => [path, inspect(path, site.read(path), site, [check])] as const);
  const [result] = gather(results, site, [check], (_name, work) => work());
  return (result as { outcome: Outcome }).outcome;
}

/** Runs a check over a few files, by address. */
export const tryCheck = (check: Check, files: Files, catalogue?: Catalogue): Outcome =>
  runOn(check, siteOf(files, catalogue));

/** What is wrong, one line each: "page: found". */
export const failureLines = ({ failures }: Outcome): string[] =>
  failures.map(({ page, found }) => `${page}: ${found}`);

export const failures = (check: Check, files: Files, catalogue?: Catalogue): string[] =>
  failureLines(tryCheck(check, files, catalogue));
