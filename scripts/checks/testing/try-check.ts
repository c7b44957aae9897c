import type { Catalogue } from '#queries/database.ts';
import type { Check } from '../check.ts';
import type { Site } from '../reading/site.ts';
import { inspect } from '../running/inspect.ts';
import { emptyOutcome, guarded, type Outcome, reportTo } from '../running/outcome.ts';
import { siteOf } from './site-of.ts';

type Files = Readonly<Record<string, string>>;

/** Runs a check over a site, as a whole run would. */
export function runOn(check: Check, site: Site): Outcome {
  const found = inspect(site.paths, site, [check]);
  const outcome = found.outcomes[check.name] ?? emptyOutcome();
  const report = reportTo(outcome);
  const facts = new Map(found.facts[check.name] ?? []);
  guarded(check, '(the whole site)', report, () => check.all?.(facts, site, report));
  return outcome;
}

/** Runs a check over a few files, by address. */
export const tryCheck = (check: Check, files: Files, catalogue?: Catalogue): Outcome =>
  runOn(check, siteOf(files, catalogue));

/** What is wrong, one line each: "page: found". */
export const failureLines = ({ failures }: Outcome): string[] =>
  failures.map(({ page, found }) => `${page}: ${found}`);

export const failures = (check: Check, files: Files, catalogue?: Catalogue): string[] =>
  failureLines(tryCheck(check, files, catalogue));
