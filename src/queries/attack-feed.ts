import { type AttackEntry, newestFirst, publicDate, summaryOf } from '#domain/attack/entry.ts';
import { routes } from '#routes';
import { allAttacks } from './attacks.ts';
import type { Change } from './changes.ts';
import type { Catalogue } from './database.ts';

const KIND = { pattern: 'Pattern', case: 'Case', vulnerability: 'Vulnerability' } as const;

/** The entries that became public last. A date without a day counts as the first of its month. */
export function latestAttacks(db: Catalogue, limit = 50): Change[] {
  return allAttacks(db)
    .filter((entry) => publicDate(entry) !== undefined)
    .sort(newestFirst)
    .slice(0, limit)
    .map((entry) => ({
      title: `${KIND[entry.kind]}: ${entry.name}`,
      path: routes.attack(entry.slug),
      day: dayOf(entry),
      summary: summaryOf(entry),
    }));
}

function dayOf(entry: AttackEntry): string {
  const [year = '1970', month = '01', day = '01'] = (publicDate(entry) ?? '').split('-');
  return `${year}-${month}-${day}`;
}
