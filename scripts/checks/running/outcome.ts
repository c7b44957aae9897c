import type { Check, Failure, Report } from '../check.ts';

/** The result of one check, over some or all of the site. */
export interface Outcome {
  saw: number;
  failed: number;
  /** The first failures. */
  readonly failures: Failure[];
  readonly notes: string[];
}

/** How many failures of one check are shown. */
export const SHOWN = 20;

export const emptyOutcome = (): Outcome => ({ saw: 0, failed: 0, failures: [], notes: [] });

/** A report that writes into an outcome. */
export function reportTo(outcome: Outcome): Report {
  return {
    saw(things = 1) {
      outcome.saw += things;
    },
    fail(failure) {
      outcome.failed += 1;
      if (outcome.failures.length < SHOWN) outcome.failures.push(failure);
    },
    note(line) {
      outcome.notes.push(line);
    },
  };
}

const byPage = (a: Failure, b: Failure): number => (a.page < b.page ? -1 : a.page > b.page ? 1 : 0);

/** Adds the result for another part of the site; keeps the first failures by page. */
export function addOutcome(to: Outcome, more: Outcome): void {
  to.saw += more.saw;
  to.failed += more.failed;
  to.notes.push(...more.notes);
  if (more.failures.length === 0) return;
  const sorted = [...to.failures, ...more.failures].sort(byPage);
  to.failures.splice(0, to.failures.length, ...sorted.slice(0, SHOWN));
}

/** A check that throws counts as failed. */
export function guarded<T>(
  check: Check,
  page: string,
  report: Report,
  run: () => T,
): T | undefined {
  try {
    return run();
  } catch (error) {
    const { message, stack = '' } = error as Error;
    const at = /checks\/[\w./-]+:\d+/.exec(stack)?.[0] ?? check.name;
    report.fail({ page, found: message, expected: 'that this can be read', from: at });
    return undefined;
  }
}
