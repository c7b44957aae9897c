import type { SearchKind } from '#domain/search/search-record.ts';
import { type Choice, FACETS, type Facet, type FacetCounts } from './answer.ts';
import { filtersFor, kindsIn, without } from './choice.ts';
import type { Found } from './find.ts';
import type { Hits, Index } from './pagefind.ts';

type Counts = Record<Facet, Record<string, number>>;

/**
 * How many results each value of each facet would leave. `found` says what there is without any
 * choice. The indexes are asked with all their filters loaded, which makes every further question
 * to them slow in proportion to matches times pages: other questions go to other copies of them.
 */
export async function countFacets(
  indexes: (kind: SearchKind) => Promise<Index>,
  choice: Choice,
  found: ReadonlyMap<SearchKind, Found>,
): Promise<FacetCounts> {
  const asked = new Map<string, Promise<Hits>>();

  async function search(kind: SearchKind, term: string, rest: Choice): Promise<Hits> {
    const index = await indexes(kind);
    await index.filters();
    return index.search(term, { filters: filtersFor(kind, rest) });
  }

  async function hits(kind: SearchKind, rest: Choice): Promise<Hits | null> {
    const term = found.get(kind)?.term;
    if (!term) return null;
    const key = `${kind} ${JSON.stringify(rest)}`;
    const answer = asked.get(key) ?? search(kind, term, rest);
    asked.set(key, answer);
    return answer;
  }

  const counts: Counts = { kind: {}, category: {}, severity: {}, capability: {} };
  for (const facet of FACETS) {
    const rest = without(choice, facet);
    const isOpen = Object.keys(rest).length === 0;
    for (const kind of kindsIn(rest)) {
      if (facet === 'kind') {
        const total = isOpen ? found.get(kind)?.total : (await hits(kind, rest))?.results.length;
        counts.kind[kind] = total ?? 0;
        continue;
      }
      const values = (await hits(kind, rest))?.filters[facet] ?? {};
      for (const [value, n] of Object.entries(values)) {
        counts[facet][value] = (counts[facet][value] ?? 0) + n;
      }
    }
  }
  return counts;
}
