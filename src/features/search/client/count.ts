import type { SearchKind } from '#domain/search/search-record.ts';
import { type Choice, FACETS, type Facet, type FacetCounts } from './answer.ts';
import { filtersFor, kindsIn, without } from './choice.ts';
import type { Found } from './find.ts';
import type { FilterCounts, Filters, Index } from './pagefind.ts';

type Counts = Record<Facet, Record<string, number>>;

interface Counted {
  readonly total: number;
  readonly filters: FilterCounts;
}

/**
 * How many results each value of each facet would leave. `found` says what there is without any
 * choice. The indexes are asked with all their filters loaded, which makes every further question
 * to them slow in proportion to matches times pages: other questions go to other copies of them.
 */
export async function countFacets(
  indexes: (kind: SearchKind) => Promise<readonly Index[]>,
  choice: Choice,
  found: ReadonlyMap<SearchKind, Found>,
): Promise<FacetCounts> {
  const asked = new Map<string, Promise<Counted[]>>();

  async function count(index: Index, term: string, filters: Filters): Promise<Counted> {
    await index.filters();
    const hits = await index.search(term, { filters });
    return { total: hits.results.length, filters: hits.filters };
  }

  async function search(kind: SearchKind, rest: Choice): Promise<Counted[]> {
    const terms = found.get(kind)?.terms ?? [];
    if (terms.every((term) => term === null)) return [];
    const all = await indexes(kind);
    const wanted = all.map((index, at) => ({ index, term: terms[at] ?? null }));
    return Promise.all(
      wanted.flatMap(({ index, term }) =>
        term === null ? [] : [count(index, term, filtersFor(kind, rest))],
      ),
    );
  }

  /** What each index that found anything says. */
  function hits(kind: SearchKind, rest: Choice): Promise<Counted[]> {
    const key = `${kind} ${JSON.stringify(rest)}`;
    const answer = asked.get(key) ?? search(kind, rest);
    asked.set(key, answer);
    return answer;
  }

  const counts: Counts = { kind: {}, category: {}, severity: {}, capability: {} };
  for (const facet of FACETS) {
    const rest = without(choice, facet);
    const isOpen = Object.keys(rest).length === 0;
    for (const kind of kindsIn(rest)) {
      if (facet === 'kind') {
        const total = isOpen
          ? found.get(kind)?.total
          : (await hits(kind, rest)).reduce((sum, one) => sum + one.total, 0);
        counts.kind[kind] = total ?? 0;
        continue;
      }
      const values = (await hits(kind, rest)).flatMap(({ filters }) =>
        Object.entries(filters[facet] ?? {}),
      );
      for (const [value, n] of values) {
        counts[facet][value] = (counts[facet][value] ?? 0) + n;
      }
    }
  }
  return counts;
}
