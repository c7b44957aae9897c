import { type AttackLine, attackLine } from '#domain/attack/attack-line.ts';
import { newestFirst } from '#domain/attack/entry.ts';
import { frameworkValue } from '#domain/attack/facet.ts';
import { productName } from '#domain/attack/facet-values.ts';
import { type AttackFacetValue, NO_ATTACK_FILTER } from '#domain/attack/filter.ts';
import { FRAMEWORKS } from '#domain/attack/framework.ts';
import {
  ATTACKS_PER_PAGE,
  type AttackFacetCounts,
  countAttackFacets,
} from '#domain/attack/narrow.ts';
import { ATTACK_KINDS } from '#domain/attack/vocabulary.ts';
import { severityRank } from '#domain/risk/severity.ts';
import { slugify } from '#domain/slug.ts';
import { exposedCounts } from '#queries/attack-tools.ts';
import { allPatterns, allRecords, allVulnerabilities } from '#queries/attacks.ts';
import type { Catalogue } from '#queries/database.ts';
import { memo } from '#queries/memo.ts';
import { frameworks } from '#queries/vocabulary.ts';
import { attackFacetLabel, type ForeignLabels } from '#wording/attack-facets.ts';

/** Every entry as a line: patterns worst first, then cases and vulnerabilities, newest first. */
export const attackLines = memo('attack lines', (db): AttackLine[] => {
  const exposed = exposedCounts(db);
  const patterns = [...allPatterns(db)].sort(
    (a, b) => severityRank(b.severity) - severityRank(a.severity) || a.id.localeCompare(b.id),
  );
  const records = [...allRecords(db)].sort(
    (a, b) => ATTACK_KINDS.indexOf(a.kind) - ATTACK_KINDS.indexOf(b.kind) || newestFirst(a, b),
  );
  return [...patterns, ...records].map((entry) => attackLine(entry, exposed.get(entry.slug)));
});

/** Names of framework ids and products, by the value that stands in addresses. */
export const foreignLabels = memo('attack labels', (db): ForeignLabels => {
  const known = frameworks(db);
  const ids = FRAMEWORKS.flatMap((key) => Object.entries(known[key].ids));
  const products = allVulnerabilities(db).flatMap((entry) => entry.products.map(productName));
  return {
    framework: Object.fromEntries(ids.map(([id, name]) => [frameworkValue(id), `${id} ${name}`])),
    product: Object.fromEntries(products.map((name) => [slugify(name), name])),
  };
});

/** Every value of every facet that occurs, with its number of entries, in the order to show. */
export const attackFacetCounts = memo(
  'attack facet counts',
  (db): AttackFacetCounts =>
    countAttackFacets(attackLines(db), NO_ATTACK_FILTER, ({ by, value }) =>
      attackFacetLabel(by, value, foreignLabels(db)),
    ),
);

export interface AttackListView {
  readonly facet: AttackFacetValue | null;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly lines: readonly AttackLine[];
}

/** One page of the list of all entries, or of those under one facet value. Pages count from 1. */
export function attackListView(
  db: Catalogue,
  facet: AttackListView['facet'],
  page: number,
): AttackListView {
  const all = attackLines(db);
  const chosen = facet ? all.filter(({ facets }) => facets[facet.by].includes(facet.value)) : all;
  const first = (page - 1) * ATTACKS_PER_PAGE;
  return {
    facet,
    page,
    pages: Math.max(1, Math.ceil(chosen.length / ATTACKS_PER_PAGE)),
    total: chosen.length,
    lines: chosen.slice(first, first + ATTACKS_PER_PAGE),
  };
}
