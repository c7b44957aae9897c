import { CAPABILITIES } from '../risk/capability.ts';
import { RISK_CATEGORIES } from '../risk/category.ts';
import type { AttackLine } from './attack-line.ts';
import { ATTACK_FACETS, type AttackFacet, SINGLE_FACETS } from './facet.ts';
import {
  type AttackFacetValue,
  type AttackFilter,
  NO_ATTACK_FILTER,
  toggleValue,
} from './filter.ts';
import { CONTROLS, POLICY_COVERAGES } from './policy-control.ts';
import { ATTACK_EFFECTS, ATTACK_KINDS, ATTACKER_POSITIONS, EVIDENCE_LEVELS } from './vocabulary.ts';

/** On a built page; what is filtered in place is shown whole. */
export const ATTACKS_PER_PAGE = 100;

const fold = (text: string): string => text.toLowerCase().replace(/[_-]+/g, ' ');

/** The lines that meet all of the filter, in their order. */
export function matchingAttacks(
  lines: readonly AttackLine[],
  { text, chosen }: AttackFilter,
): AttackLine[] {
  const words = text.trim().split(/\s+/).filter(Boolean).map(fold);
  return lines.filter(
    (line) =>
      chosen.every(({ by, value }) => line.facets[by].includes(value)) &&
      words.every((word) => haystack(line).includes(word)),
  );
}

function haystack({ id, slug, name, text, words }: AttackLine): string {
  return fold(`${id} ${slug} ${name} ${text} ${words}`);
}

/** The filter without facet values that no entry has. */
export function withKnownValues(lines: readonly AttackLine[], filter: AttackFilter): AttackFilter {
  const isKnown = ({ by, value }: AttackFacetValue) =>
    lines.some(({ facets }) => facets[by].includes(value));
  return { ...filter, chosen: filter.chosen.filter(isKnown) };
}

export interface AttackFacetCount extends AttackFacetValue {
  readonly entries: number;
}
export type AttackFacetCounts = Readonly<Record<AttackFacet, readonly AttackFacetCount[]>>;

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
const FEWEST: Partial<Record<AttackFacet, number>> = { product: 2 };

/** What a value is called where no vocabulary of ours names it. */
export type NameOfValue = (value: AttackFacetValue) => string;

/**
 * How many entries each value of each facet would leave if it were chosen besides the filter: every
 * value that occurs, in the order to show.
 */
export function countAttackFacets(
  lines: readonly AttackLine[],
  filter: AttackFilter,
  nameOf: NameOfValue,
): AttackFacetCounts {
  const withWords = matchingAttacks(lines, { ...NO_ATTACK_FILTER, text: filter.text });
  const counts = ATTACK_FACETS.map((by) => {
    const beside = filter.chosen.filter((other) => other.by !== by || !SINGLE_FACETS.includes(by));
    const left = tally(matchingAttacks(withWords, { text: '', chosen: beside }), by);
    const all = [...tally(lines, by)].filter(([, entries]) => entries >= (FEWEST[by] ?? 1));
    const sorted = all.sort(([a, n], [b, m]) => compareValues(by, a, b, nameOf, m - n));
    return [by, sorted.map(([value]) => ({ by, value, entries: left.get(value) ?? 0 }))] as const;
  });
  return Object.fromEntries(counts) as Record<AttackFacet, AttackFacetCount[]>;
}

function tally(lines: readonly AttackLine[], by: AttackFacet): Map<string, number> {
  const found = new Map<string, number>();
  for (const { facets } of lines)
    for (const value of facets[by]) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

function compareValues(
  by: AttackFacet,
  a: string,
  b: string,
  nameOf: NameOfValue,
  byFrequency: number,
): number {
  const order = ORDER[by];
  if (order) return order.indexOf(a) - order.indexOf(b);
  if (by === 'year') return b.localeCompare(a);
  if (by === 'product') return byFrequency || a.localeCompare(b);
  return nameOf({ by, value: a }).localeCompare(nameOf({ by, value: b }), 'en', { numeric: true });
}

/** A filter with one part removed, and how many lines meet it. */
export interface AttackRelaxation {
  readonly removed: AttackFacetValue | 'text';
  readonly filter: AttackFilter;
  readonly found: number;
}

/** Which single part of a filter without results to remove, best first; none that still finds nothing. */
export function relaxations(
  lines: readonly AttackLine[],
  filter: AttackFilter,
): AttackRelaxation[] {
  const parts: AttackRelaxation['removed'][] = [...filter.chosen];
  if (filter.text.trim() !== '') parts.push('text');
  return parts
    .map((removed) => {
      const rest = removed === 'text' ? { ...filter, text: '' } : toggleValue(filter, removed);
      return { removed, filter: rest, found: matchingAttacks(lines, rest).length };
    })
    .filter(
      ({ found, filter: { text, chosen } }) => found > 0 && (text !== '' || chosen.length > 0),
    )
    .sort((a, b) => b.found - a.found);
}

/** The lines whose names are most like the words, for when none has them. */
export function nearest(lines: readonly AttackLine[], text: string, limit = 3): AttackLine[] {
  const wanted = pairs(fold(text));
  if (wanted.size === 0) return [];
  return lines
    .map((line) => ({ line, likeness: likeness(line, wanted) }))
    .filter(({ likeness }) => likeness >= 0.34)
    .sort((a, b) => b.likeness - a.likeness || a.line.id.localeCompare(b.line.id))
    .slice(0, limit)
    .map(({ line }) => line);
}

function likeness({ name, words, slug }: AttackLine, wanted: ReadonlySet<string>): number {
  const names = [
    slug,
    name,
    ...words.split(' · '),
    ...fold(`${slug} ${name}`).split(/[^\p{L}\p{N}]+/u),
  ];
  return Math.max(...names.map((text) => dice(pairs(fold(text)), wanted)));
}

/** The pairs of neighbouring letters or digits in a text. */
function pairs(text: string): Set<string> {
  const letters = text.replace(/[^\p{L}\p{N}]+/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, n) => letters.slice(n, n + 2)),
  );
}

/** Dice's coefficient of two sets: 1 if they are equal, 0 if they share nothing. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}
