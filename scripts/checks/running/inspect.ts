import type { Check } from '../check.ts';
import { parsePage } from '../reading/page.ts';
import { isPage, readText, type Site, textFile } from '../reading/site.ts';
import { emptyOutcome, guarded, type Outcome, reportTo } from './outcome.ts';

/** What the checks found on one page or file. Checks are named by their places in the list of checks. */
export interface Result {
  /** How many things each check saw. */
  readonly saw: readonly number[];
  /** What checks noted for their last step. */
  readonly facts: readonly (readonly [check: number, fact: unknown])[];
  /** The outcomes that have more to say than how many things were seen. */
  readonly outcomes: readonly (readonly [check: number, outcome: Outcome])[];
}

type Step = (check: Check, outcome: Outcome) => unknown;

/** Adds up the time that each check takes; the name of the last is for reading and parsing. */
export type Clock = <T>(name: string, work: () => T) => T;

export const READING = '(reading pages and files)';

/** One page or file, read once for all checks. */
function stepOn(path: string, bytes: Buffer, site: Site): Step {
  if (isPage(path)) {
    const page = parsePage(path, bytes);
    return (check, outcome) => {
      const report = reportTo(outcome);
      return guarded(check, path, report, () => check.page?.(page, site, report));
    };
  }
  const file = textFile(path, readText(path, bytes));
  return (check, outcome) => {
    const report = reportTo(outcome);
    return guarded(check, path, report, () => check.file?.(file, site, report));
  };
}

const untimed: Clock = (_name, work) => work();

/** Runs the checks on one page or file. */
export function inspect(
  path: string,
  bytes: Buffer,
  site: Site,
  checks: readonly Check[],
  clock: Clock = untimed,
): Result {
  const run = clock(READING, () => stepOn(path, bytes, site));
  const way = isPage(path) ? 'page' : 'file';
  const saw: number[] = [];
  const facts: [number, unknown][] = [];
  const outcomes: [number, Outcome][] = [];
  for (const [place, check] of checks.entries()) {
    const outcome = emptyOutcome();
    const fact = check[way] && clock(check.name, () => run(check, outcome));
    saw.push(outcome.saw);
    if (fact !== undefined) facts.push([place, fact]);
    if (outcome.failed > 0 || outcome.notes.length > 0) outcomes.push([place, outcome]);
  }
  return { saw, facts, outcomes };
}
