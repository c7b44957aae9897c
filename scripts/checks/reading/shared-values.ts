import type { Report } from '../check.ts';

/** Fails every page whose value another page has too. */
export function reportShared(
  values: ReadonlyMap<string, string>,
  what: string,
  report: Report,
): void {
  const firstWith = new Map<string, string>();
  for (const [page, value] of values) {
    const other = firstWith.get(value);
    if (other === undefined) {
      firstWith.set(value, page);
      continue;
    }
    const found = `the ${what} “${value}”, which ${other} has too`;
    report.fail({ page, found, expected: `a ${what} of its own` });
  }
}
