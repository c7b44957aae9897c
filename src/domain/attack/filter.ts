import { ATTACK_FACETS, type AttackFacet, SINGLE_FACETS } from './facet.ts';

export interface AttackFacetValue {
  readonly by: AttackFacet;
  readonly value: string;
}

/** Words, and facet values; an entry must have every one. */
export interface AttackFilter {
  readonly text: string;
  readonly chosen: readonly AttackFacetValue[];
}

export const NO_ATTACK_FILTER: AttackFilter = { text: '', chosen: [] };

const same = (a: AttackFacetValue, b: AttackFacetValue): boolean =>
  a.by === b.by && a.value === b.value;

export function isChosen({ chosen }: AttackFilter, value: AttackFacetValue): boolean {
  return chosen.some((other) => same(value, other));
}

/** Adds a value, or takes it away if it is there; another value of a single facet gives way. */
export function toggleValue(filter: AttackFilter, value: AttackFacetValue): AttackFilter {
  if (isChosen(filter, value))
    return { ...filter, chosen: filter.chosen.filter((other) => !same(value, other)) };
  const kept = filter.chosen.filter(({ by }) => by !== value.by || !SINGLE_FACETS.includes(by));
  return { ...filter, chosen: [...kept, value] };
}

const isFacet = (word: string | undefined): word is AttackFacet =>
  ATTACK_FACETS.some((facet) => facet === word);

/** The filter that an address asks for by the path of a static list and by its query. */
export function filterFromAddress({
  pathname,
  search,
}: Pick<URL, 'pathname' | 'search'>): AttackFilter {
  const [, by, value] = pathname.split('/').filter(Boolean);
  const inPath = isFacet(by) && value ? [{ by, value }] : [];
  const query = new URLSearchParams(search);
  const inQuery = [...query].flatMap(([key, asked]) =>
    isFacet(key) ? [{ by: key, value: asked }] : [],
  );
  return { text: query.get('q') ?? '', chosen: [...inPath, ...inQuery] };
}

/** The page of a static list: /attacks/page/2/, /attacks/kind/case/2/. */
export function pageFromPath(path: string): number {
  const [, by, value, page] = path.split('/').filter(Boolean);
  return Number(by === 'page' ? value : page) || 1;
}

/** The query that stands for a filter, with its question mark; empty for no filter. */
export function queryOf({ text, chosen }: AttackFilter): string {
  const query = new URLSearchParams();
  if (text.trim() !== '') query.set('q', text);
  for (const facet of ATTACK_FACETS) {
    for (const { by, value } of chosen) if (by === facet) query.append(by, value);
  }
  return query.size === 0 ? '' : `?${query}`;
}
