import { type AttackEntry, newestFirst, publicDate, summaryOf } from '#domain/attack/entry.ts';
import { allAttacks } from '#queries/attacks.ts';
import type { Change } from '#queries/changes.ts';
import type { Catalogue } from '#queries/database.ts';
import { routes } from '#routes';

function kindOf(entry: AttackEntry): string {
  if (entry.kind === 'pattern') return 'Pattern';
  return entry.kind === 'case' ? 'Case' : (entry.cve[0] ?? entry.ghsa[0] ?? 'Vulnerability');
}

/** The entries that became public last. A date without a day counts as the first of its month. */
export function latestAttacks(db: Catalogue, limit = 50): Change[] {
  return allAttacks(db)
    .filter((entry) => publicDate(entry) !== undefined)
    .sort(newestFirst)
    .slice(0, limit)
    .map((entry) => ({
      title: `${kindOf(entry)}: ${entry.name}`,
      path: routes.attack(entry.slug),
      day: dayOf(entry),
      summary: summaryOf(entry),
    }));
}

function dayOf(entry: AttackEntry): string {
  const [year = '1970', month = '01', day = '01'] = (publicDate(entry) ?? '').split('-');
  return `${year}-${month}-${day}`;
}
