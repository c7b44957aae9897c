import type { Sort } from './address.ts';
import {
  BROWSE_FACETS,
  type BrowseFacet,
  facetsIn,
  type ToolFacet,
  type ToolFilter,
  toggleFacet,
} from './filter.ts';
import { OTHER_LETTER, type ToolFacts } from './tool-facts.ts';

type Test = (tool: number) => boolean;
type Tests = Readonly<Record<BrowseFacet, Test>>;

const always: Test = () => true;

/** Is the digit of a tool in this column one of those of the wanted values? */
function oneOf(column: string, vocabulary: readonly string[], values: readonly string[]): Test {
  if (values.length === 0) return always;
  const wanted = new Set(values.map((value) => String(vocabulary.indexOf(value))));
  return (tool) => wanted.has(column.charAt(tool));
}

/** Is the place of a tool in this column that of one of the wanted values? */
function placeOf(
  column: readonly number[],
  vocabulary: readonly string[],
  values: readonly string[],
): Test {
  if (values.length === 0) return always;
  const wanted = new Set(values.map((value) => vocabulary.indexOf(value)));
  wanted.delete(-1);
  return (tool) => wanted.has(column[tool] ?? -1);
}

/** Has a tool the bits of all of the wanted values in this column? */
function allOf(
  column: readonly number[],
  vocabulary: readonly string[],
  values: readonly string[],
): Test {
  if (values.some((value) => !vocabulary.includes(value))) return () => false;
  const wanted = values.reduce((bits, value) => bits | (1 << vocabulary.indexOf(value)), 0);
  return (tool) => ((column[tool] ?? 0) & wanted) === wanted;
}

function letterOf(facts: ToolFacts, values: readonly string[]): Test {
  if (values.length === 0) return always;
  const wanted = new Set(values.map((value) => (value === 'other' ? OTHER_LETTER : value)));
  return (tool) => wanted.has(facts.letter.charAt(tool));
}

const testsFor = (facts: ToolFacts, filter: ToolFilter): Tests => ({
  severity: oneOf(facts.severity, facts.severities, filter.severity),
  category: oneOf(facts.category, facts.categories, filter.category),
  capability: allOf(facts.capability, facts.capabilities, filter.capability),
  object: placeOf(facts.object, facts.objects, filter.object),
  notice: allOf(facts.notice, facts.notices, filter.notice),
  letter: letterOf(facts, filter.letter),
});

/** Places of the tools that meet the filter, in the order of the facts. */
export function matchingTools(facts: ToolFacts, filter: ToolFilter): number[] {
  const tests = testsFor(facts, filter);
  const found: number[] = [];
  for (let tool = 0; tool < facts.names.length; tool += 1) {
    if (BROWSE_FACETS.every((by) => tests[by](tool))) found.push(tool);
  }
  return found;
}

export interface FacetCount {
  readonly facet: ToolFacet;
  readonly tools: number;
}
export type FacetCounts = Readonly<Record<BrowseFacet, readonly FacetCount[]>>;

type Tally = Map<string, number>;

function add(tally: Tally, value: string | undefined): void {
  if (value !== undefined) tally.set(value, (tally.get(value) ?? 0) + 1);
}

function addBits(tally: Tally, vocabulary: readonly string[], bits: number): void {
  for (let place = 0; bits >> place !== 0; place += 1) {
    if ((bits >> place) & 1) add(tally, vocabulary[place]);
  }
}

const zeros = (vocabulary: readonly string[], occurs: (place: number) => unknown): Tally =>
  new Map(vocabulary.filter((_, place) => occurs(place)).map((value) => [value, 0]));

/**
 * How many tools each value stands for: of a severity, category or thing those that the other facets leave,
 * of a capability or notice those that have it besides all that is chosen, of a letter all of them.
 * Every value that some tool has is there, in the order of its vocabulary.
 */
export function countFacets(facts: ToolFacts, filter: ToolFilter): FacetCounts {
  const tests = testsFor(facts, filter);
  const tallies: Record<BrowseFacet, Tally> = {
    severity: zeros(facts.severities, (place) => facts.severity.includes(String(place))),
    category: zeros(facts.categories, (place) => facts.category.includes(String(place))),
    capability: zeros(facts.capabilities, (place) =>
      facts.capability.some((bits) => (bits >> place) & 1),
    ),
    object: zeros(facts.objects, () => true),
    notice: zeros(facts.notices, (place) => facts.notice.some((bits) => (bits >> place) & 1)),
    letter: new Map(),
  };
  for (let tool = 0; tool < facts.names.length; tool += 1) {
    add(tallies.letter, facts.letter.charAt(tool));
    if (!tests.capability(tool) || !tests.notice(tool) || !tests.letter(tool)) continue;
    const isSeverity = tests.severity(tool);
    const isCategory = tests.category(tool);
    const isObject = tests.object(tool);
    if (isCategory && isObject)
      add(tallies.severity, facts.severities[Number(facts.severity.charAt(tool))]);
    if (isSeverity && isObject)
      add(tallies.category, facts.categories[Number(facts.category.charAt(tool))]);
    if (!isSeverity || !isCategory) continue;
    add(tallies.object, facts.objects[facts.object[tool] ?? -1]);
    if (!isObject) continue;
    addBits(tallies.capability, facts.capabilities, facts.capability[tool] ?? 0);
    addBits(tallies.notice, facts.notices, facts.notice[tool] ?? 0);
  }
  const others = tallies.letter.get(OTHER_LETTER);
  tallies.letter.delete(OTHER_LETTER);
  tallies.letter = new Map([...tallies.letter].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (others !== undefined) tallies.letter.set('other', others);
  const counts = BROWSE_FACETS.map((by) => [
    by,
    [...tallies[by]].map(([value, tools]) => ({ facet: { by, value } as ToolFacet, tools })),
  ]);
  return Object.fromEntries(counts) as FacetCounts;
}

const ranks = new WeakMap<ToolFacts, readonly number[]>();

/** The place of each tool among all names, whatever their case; equal names share a place. */
function nameRanks(facts: ToolFacts): readonly number[] {
  const known = ranks.get(facts);
  if (known) return known;
  const keys = facts.names.map((name) => name.toLowerCase());
  const places = new Map([...new Set(keys)].sort().map((key, place) => [key, place]));
  const made = keys.map((key) => places.get(key) ?? 0);
  ranks.set(facts, made);
  return made;
}

/** The tools in another order; those that are equal in it stay worst first. */
export function sortTools(facts: ToolFacts, tools: readonly number[], sort: Sort): number[] {
  if (sort === 'severity') return [...tools];
  const rank = sort === 'name' ? nameRanks(facts) : facts.server;
  return [...tools].sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b);
}

/** A filter with some of its values removed, and how many tools it finds. */
export interface Relaxation {
  readonly removed: readonly ToolFacet[];
  readonly filter: ToolFilter;
  readonly found: number;
}

/** Of severities, categories, things and letters all chosen values together; of capabilities and notices each. */
function removable(filter: ToolFilter): (readonly ToolFacet[])[] {
  const chosen = facetsIn(filter);
  const together = (['severity', 'category', 'object', 'letter'] as const).map((by) =>
    chosen.filter((facet) => facet.by === by),
  );
  const single = chosen
    .filter(({ by }) => by === 'capability' || by === 'notice')
    .map((facet) => [facet]);
  return [...together, ...single].filter(({ length }) => length > 0);
}

/** The single part of a filter without which most is found; null where each still finds nothing. */
export function bestRelaxation(facts: ToolFacts, filter: ToolFilter): Relaxation | null {
  let best: Relaxation | null = null;
  for (const removed of removable(filter)) {
    const rest = removed.reduce(toggleFacet, filter);
    const found = matchingTools(facts, rest).length;
    if (found > (best?.found ?? 0)) best = { removed, filter: rest, found };
  }
  return best;
}
