import { ATTACK_FACETS } from '#domain/attack/facet.ts';
import { ATTACKS_PER_PAGE } from '#domain/attack/narrow.ts';
import { allAttacks, attackAliases } from '#queries/attacks.ts';
import type { Catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { type AttackListView, attackFacetCounts, attackListView } from './attack-listing.ts';

/** Every list below `/attacks/`: facet and number of its page. */
export function attackLists(
  db: Catalogue,
): { facet: AttackListView['facet']; page: number; path: string }[] {
  const pages = (entries: number) =>
    Array.from({ length: Math.max(1, Math.ceil(entries / ATTACKS_PER_PAGE)) }, (_, n) => n + 1);
  const counts = ATTACK_FACETS.flatMap((by) => attackFacetCounts(db)[by]);
  return [
    ...pages(attackListView(db, null, 1).total).map((page) => ({
      ...{ facet: null, page },
      path: routes.attacks(page),
    })),
    ...counts.flatMap(({ by, value, entries }) =>
      pages(entries).map((page) => ({
        ...{ facet: { by, value }, page },
        path: routes.attackFacet(by, value, page),
      })),
    ),
  ];
}

/** Every address below `/attacks/`: entries, other names, lists, coverage, what is beyond policy. */
export function attackPaths(db: Catalogue): string[] {
  return [
    ...allAttacks(db).map(({ slug }) => routes.attack(slug)),
    ...attackAliases(db).map(({ address }) => routes.attack(address)),
    ...attackLists(db).map(({ path }) => path),
    routes.attackCoverage(),
    routes.beyondPolicy(),
  ];
}
