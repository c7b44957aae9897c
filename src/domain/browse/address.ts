import { BROWSE_FACETS, isFacetValue, NO_FILTER, type ToolFilter } from './filter.ts';

export const SORTS = ['severity', 'name', 'server'] as const;
export type Sort = (typeof SORTS)[number];

/** What is shown of all tools. Pages count from 1. */
export interface ListState {
  readonly filter: ToolFilter;
  readonly sort: Sort;
  readonly page: number;
}

/** Does the query of an address ask for anything of the list? */
export function hasListQuery(query: string): boolean {
  const values = new URLSearchParams(query);
  return [...BROWSE_FACETS, 'sort', 'page'].some((name) => values.has(name));
}

/** What the address of a static list says: /tools/2/, /tools/severity/high/, /tools/letter/g/2/. */
function fromPath(path: string): { readonly filter: ToolFilter; readonly page: string } {
  const [, by, value = '', page = '1'] =
    /^\/tools\/(?:([a-z]+)\/([^/]+)\/)?(?:(\d+)\/)?$/.exec(path) ?? [];
  const facet = BROWSE_FACETS.find((name) => name === by);
  return { filter: facet ? { ...NO_FILTER, [facet]: [value] } : NO_FILTER, page };
}

/** What an address asks for by its path and its query. Values that no facet has are ignored. */
export function stateFromAddress({
  pathname,
  search,
}: Pick<URL, 'pathname' | 'search'>): ListState {
  const values = new URLSearchParams(search);
  const { filter, page: first } = fromPath(pathname);
  const chosen = BROWSE_FACETS.map((by) => {
    const asked = [...filter[by], ...values.getAll(by)];
    return [by, [...new Set(asked)].filter((value) => isFacetValue(by, value))] as const;
  });
  const page = Number(values.get('page') ?? first);
  return {
    filter: Object.fromEntries(chosen) as unknown as ToolFilter,
    sort: SORTS.find((sort) => sort === values.get('sort')) ?? 'severity',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The query for it, with its question mark; empty for the first page of all tools, worst first. */
export function queryOf({ filter, sort, page }: ListState): string {
  const values = new URLSearchParams();
  for (const by of BROWSE_FACETS) for (const value of filter[by]) values.append(by, value);
  if (sort !== 'severity') values.set('sort', sort);
  if (page !== 1) values.set('page', String(page));
  const query = values.toString();
  return query === '' ? '' : `?${query}`;
}
