import { ATTACK_FACETS, type AttackFacet } from './facet.ts';
import type { Filter } from './narrow.ts';

const isFacet = (word: string | undefined): word is AttackFacet =>
  ATTACK_FACETS.some((facet) => facet === word);

/** The filter that an address stands for: the path of a static list, or the query of the whole list. */
export function filterFromAddress({ pathname, search }: Pick<URL, 'pathname' | 'search'>): Filter {
  const [, by, value] = pathname.split('/').filter(Boolean);
  const inPath = isFacet(by) && value ? [{ by, value }] : [];
  const query = new URLSearchParams(search);
  const inQuery = [...query].flatMap(([key, one]) =>
    isFacet(key) ? [{ by: key, value: one }] : [],
  );
  return { text: query.get('q') ?? '', chosen: [...inPath, ...inQuery] };
}

/** The query that stands for a filter, with its question mark; empty for no filter. */
export function queryOf({ text, chosen }: Filter): string {
  const query = new URLSearchParams();
  if (text.trim() !== '') query.set('q', text);
  for (const facet of ATTACK_FACETS) {
    for (const { by, value } of chosen) if (by === facet) query.append(by, value);
  }
  return query.size === 0 ? '' : `?${query}`;
}
