import type { AttackLine } from './attack-line.ts';
import { type AttackFacet, SINGLE_FACETS } from './facet.ts';

export interface Chosen {
  readonly by: AttackFacet;
  readonly value: string;
}

/** What a reader asks for: words, and facet values of which an entry must have every one. */
export interface Filter {
  readonly text: string;
  readonly chosen: readonly Chosen[];
}

const fold = (text: string): string => text.toLowerCase().replace(/[_-]+/g, ' ');
const same = (a: Chosen, b: Chosen): boolean => a.by === b.by && a.value === b.value;

/** The lines that meet all of the filter, in their order. */
export function narrow(lines: readonly AttackLine[], { text, chosen }: Filter): AttackLine[] {
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

export function isChosen({ chosen }: Filter, one: Chosen): boolean {
  return chosen.some((other) => same(one, other));
}

/** Adds a value, or takes it away if it is there; another value of a single facet gives way. */
export function toggle(filter: Filter, one: Chosen): Filter {
  if (isChosen(filter, one))
    return { ...filter, chosen: filter.chosen.filter((other) => !same(one, other)) };
  const kept = filter.chosen.filter(({ by }) => by !== one.by || !SINGLE_FACETS.includes(by));
  return { ...filter, chosen: [...kept, one] };
}

/** How many lines a value would leave if it were chosen as well. */
export function countWith(lines: readonly AttackLine[], filter: Filter, one: Chosen): number {
  return narrow(lines, isChosen(filter, one) ? filter : toggle(filter, one)).length;
}

/** One thing to give up, and how many lines there are without it. */
export interface Suggestion {
  readonly drop: Chosen | 'text';
  readonly filter: Filter;
  readonly found: number;
}

/** Which single part of a filter without results to drop, best first; none that still finds nothing. */
export function suggestions(lines: readonly AttackLine[], filter: Filter): Suggestion[] {
  const parts: Suggestion['drop'][] = [...filter.chosen];
  if (filter.text.trim() !== '') parts.push('text');
  return parts
    .map((drop) => {
      const without = drop === 'text' ? { ...filter, text: '' } : toggle(filter, drop);
      return { drop, filter: without, found: narrow(lines, without).length };
    })
    .filter(
      ({ found, filter: { text, chosen } }) => found > 0 && (text !== '' || chosen.length > 0),
    )
    .sort((a, b) => b.found - a.found);
}

/** The lines whose names are most like the words, for when none has them. */
export function nearest(lines: readonly AttackLine[], text: string, most = 3): AttackLine[] {
  const wanted = pairs(fold(text));
  if (wanted.size === 0) return [];
  return lines
    .map((line) => ({ line, likeness: likeness(line, wanted) }))
    .filter(({ likeness }) => likeness >= 0.34)
    .sort((a, b) => b.likeness - a.likeness || a.line.id.localeCompare(b.line.id))
    .slice(0, most)
    .map(({ line }) => line);
}

function likeness({ name, words, slug }: AttackLine, wanted: ReadonlySet<string>): number {
  const names = [
    slug,
    name,
    ...words.split(' · '),
    ...fold(`${slug} ${name}`).split(/[^\p{L}\p{N}]+/u),
  ];
  return Math.max(...names.map((one) => dice(pairs(fold(one)), wanted)));
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
  return (2 * [...a].filter((one) => b.has(one)).length) / (a.size + b.size);
}
