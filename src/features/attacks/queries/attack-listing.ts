import { type AttackLine, attackLine } from '#domain/attack/attack-line.ts';
import { newestFirst } from '#domain/attack/entry.ts';
import { ATTACK_FACETS, type AttackFacet, frameworkValue } from '#domain/attack/facet.ts';
import { productName } from '#domain/attack/facet-values.ts';
import { FRAMEWORKS } from '#domain/attack/framework.ts';
import { CONTROLS, POLICY_COVERAGES } from '#domain/attack/policy-control.ts';
import {
  ATTACK_EFFECTS,
  ATTACK_KINDS,
  ATTACKER_POSITIONS,
  EVIDENCE_LEVELS,
} from '#domain/attack/vocabulary.ts';
import { CAPABILITIES } from '#domain/risk/capability.ts';
import { RISK_CATEGORIES } from '#domain/risk/category.ts';
import { severityRank } from '#domain/risk/severity.ts';
import { slugify } from '#domain/slug.ts';
import { allPatterns, allRecords, allVulnerabilities } from '#queries/attacks.ts';
import { type Catalogue, once } from '#queries/database.ts';
import { frameworks } from '#queries/vocabulary.ts';
import type { ForeignLabels } from '#wording/attack-facets.ts';

export const ATTACK_PAGE_SIZE = 100;

/** Every entry as a line: patterns worst first, then cases and vulnerabilities, newest first. */
export const attackLines = (db: Catalogue): AttackLine[] =>
  once(db, 'attack lines', () => {
    const patterns = [...allPatterns(db)].sort(
      (a, b) => severityRank(b.severity) - severityRank(a.severity) || a.id.localeCompare(b.id),
    );
    const records = [...allRecords(db)].sort(
      (a, b) => ATTACK_KINDS.indexOf(a.kind) - ATTACK_KINDS.indexOf(b.kind) || newestFirst(a, b),
    );
    return [...patterns, ...records].map(attackLine);
  });

/** Names of framework ids and products, by the value that stands in addresses. */
export const foreignLabels = (db: Catalogue): ForeignLabels =>
  once(db, 'attack labels', () => {
    const known = frameworks(db);
    const ids = FRAMEWORKS.flatMap((key) => Object.entries(known[key].ids));
    const products = allVulnerabilities(db).flatMap((entry) => entry.products.map(productName));
    return {
      framework: Object.fromEntries(ids.map(([id, name]) => [frameworkValue(id), `${id} ${name}`])),
      product: Object.fromEntries(products.map((name) => [slugify(name), name])),
    };
  });

export interface AttackFacetCount {
  readonly by: AttackFacet;
  readonly value: string;
  readonly entries: number;
}

const ORDER: Partial<Record<AttackFacet, readonly string[]>> = {
  kind: ATTACK_KINDS,
  rule: POLICY_COVERAGES,
  control: CONTROLS,
  evidence: EVIDENCE_LEVELS,
  attacker: ATTACKER_POSITIONS,
  capability: CAPABILITIES,
  category: RISK_CATEGORIES,
  effect: ATTACK_EFFECTS,
  exploited: ['yes', 'not-recorded'],
};

/** A product with a single vulnerability is found by its name; a list of one is no list. */
const LEAST: Partial<Record<AttackFacet, number>> = { product: 2 };

/** Every value of every facet that occurs, with its number of entries, in the order to show. */
export const attackFacetCounts = (db: Catalogue): Record<AttackFacet, AttackFacetCount[]> =>
  once(db, 'attack facet counts', () => {
    const counts = ATTACK_FACETS.map((by) => [by, countFacet(db, by)] as const);
    return Object.fromEntries(counts) as Record<AttackFacet, AttackFacetCount[]>;
  });

function countFacet(db: Catalogue, by: AttackFacet): AttackFacetCount[] {
  const found = new Map<string, number>();
  for (const { facets } of attackLines(db))
    for (const value of facets[by]) found.set(value, (found.get(value) ?? 0) + 1);
  const counts = [...found]
    .map(([value, entries]) => ({ by, value, entries }))
    .filter(({ entries }) => entries >= (LEAST[by] ?? 1));
  return counts.sort((a, b) => inOrder(db, by, a, b));
}

function inOrder(db: Catalogue, by: AttackFacet, a: AttackFacetCount, b: AttackFacetCount): number {
  const order = ORDER[by];
  if (order) return order.indexOf(a.value) - order.indexOf(b.value);
  if (by === 'year') return b.value.localeCompare(a.value);
  if (by === 'product') return b.entries - a.entries || a.value.localeCompare(b.value);
  const label = ({ value }: AttackFacetCount) => foreignLabels(db).framework?.[value] ?? value;
  return label(a).localeCompare(label(b), 'en', { numeric: true });
}

export interface AttackListView {
  readonly facet: { readonly by: AttackFacet; readonly value: string } | null;
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
  const first = (page - 1) * ATTACK_PAGE_SIZE;
  return {
    facet,
    page,
    pages: Math.max(1, Math.ceil(chosen.length / ATTACK_PAGE_SIZE)),
    total: chosen.length,
    lines: chosen.slice(first, first + ATTACK_PAGE_SIZE),
  };
}
