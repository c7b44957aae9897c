import type { Catalogue } from '#queries/database.ts';
import type { Check } from '../check.ts';
import { inspect } from '../running/inspect.ts';
import { emptyOutcome, guarded, type Outcome, reportTo } from '../running/outcome.ts';
import { siteOf } from './site-of.ts';

/** Runs a check over a site of a few files, as a whole run would. */
export function tryCheck(
  check: Check,
  files: Readonly<Record<string, string>>,
  catalogue?: Catalogue,
): Outcome {
  const site = siteOf(files, catalogue);
  const found = inspect(site.paths, site, [check]);
  const outcome = found.outcomes[check.name] ?? emptyOutcome();
  const report = reportTo(outcome);
  const facts = new Map(found.facts[check.name] ?? []);
  guarded(check, '(the whole site)', report, () => check.all?.(facts, site, report));
  return outcome;
}

/** What a check finds wrong, one line each: "page: found". */
export function failures(
  check: Check,
  files: Readonly<Record<string, string>>,
  catalogue?: Catalogue,
): string[] {
  return tryCheck(check, files, catalogue).failures.map(({ page, found }) => `${page}: ${found}`);
}
