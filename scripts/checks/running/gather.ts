import type { Check } from '../check.ts';
import type { WholeSite } from '../reading/site.ts';
import type { Clock, Result } from './inspect.ts';
import { addOutcome, emptyOutcome, guarded, type Outcome, reportTo } from './outcome.ts';

export interface CheckOutcome {
  readonly check: Check;
  readonly outcome: Outcome;
}

/** The whole site as one place in the list of failures. */
const WHOLE = '(the whole site)';

/**
 * Adds up the results of all pages and files, which come in the order of their addresses, and runs
 * the last step of each check over what was noted.
 */
export function gather(
  results: Iterable<readonly [path: string, result: Result]>,
  site: WholeSite,
  checks: readonly Check[],
  clock: Clock,
): CheckOutcome[] {
  const all = checks.map((check) => ({
    check,
    outcome: emptyOutcome(),
    facts: new Map<string, unknown>(),
  }));
  for (const [path, { saw, facts, outcomes }] of results) {
    for (const [place, own] of all.entries()) own.outcome.saw += saw[place] ?? 0;
    for (const [place, fact] of facts) all[place]?.facts.set(path, fact);
    for (const [place, outcome] of outcomes) {
      const to = all[place]?.outcome;
      // What was seen is counted above.
      if (to) addOutcome(to, { ...outcome, saw: 0 });
    }
  }
  return all.map(({ check, outcome, facts }) => {
    const report = reportTo(outcome);
    clock(check.name, () => guarded(check, WHOLE, report, () => check.all?.(facts, site, report)));
    facts.clear();
    return { check, outcome };
  });
}
