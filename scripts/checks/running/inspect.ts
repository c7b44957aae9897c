import type { Check } from '../check.ts';
import { parsePage } from '../reading/page.ts';
import { isPage, isTextFile, readText, type Site, textFile } from '../reading/site.ts';
import { emptyOutcome, guarded, type Outcome, reportTo } from './outcome.ts';

/** What the checks found on some pages and files. */
export interface Found {
  readonly outcomes: Record<string, Outcome>;
  /** For each check, what it noted of each page, for its last step. */
  readonly facts: Record<string, [path: string, fact: unknown][]>;
}

type Inspection = (check: Check, outcome: Outcome) => unknown;

/** One page or file, read once for all checks. */
function inspectionOf(path: string, site: Site): Inspection {
  if (isPage(path)) {
    const page = parsePage(path, site.read(path).toString('utf8'));
    return (check, outcome) => {
      const report = reportTo(outcome);
      return guarded(check, path, report, () => check.page?.(page, site, report));
    };
  }
  const file = textFile(path, readText(path, site.read(path)));
  return (check, outcome) => {
    const report = reportTo(outcome);
    return guarded(check, path, report, () => check.file?.(file, site, report));
  };
}

/** Runs the checks over some addresses of the site. */
export function inspect(paths: readonly string[], site: Site, checks: readonly Check[]): Found {
  const found: Found = { outcomes: {}, facts: {} };
  for (const path of paths) {
    if (!isPage(path) && !isTextFile(path)) continue;
    const run = inspectionOf(path, site);
    for (const check of checks) {
      if (!(isPage(path) ? check.page : check.file)) continue;
      found.outcomes[check.name] ??= emptyOutcome();
      const fact = run(check, found.outcomes[check.name] as Outcome);
      if (fact === undefined) continue;
      found.facts[check.name] ??= [];
      found.facts[check.name]?.push([path, fact]);
    }
  }
  return found;
}
