import { BROWSE_FACETS, type Filter, NO_FILTER } from './filter.ts';

export const SORTS = ['severity', 'name', 'server'] as const;
export type Sort = (typeof SORTS)[number];

/** What is shown of all tools. Pages count from 1. */
export interface Browsed {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly page: number;
}

/** Does the query of an address ask for anything of the list? */
export function asksForList(query: string): boolean {
  const values = new URLSearchParams(query);
  return [...BROWSE_FACETS, 'sort', 'page'].some((name) => values.has(name));
}

/** What the address of a static list says: /tools/2/, /tools/severity/high/, /tools/letter/g/2/. */
function fromPath(path: string): { readonly given: Filter; readonly page: string } {
  const [, by, value = '', page = '1'] =
    /^\/tools\/(?:([a-z]+)\/([^/]+)\/)?(?:(\d+)\/)?$/.exec(path) ?? [];
  const facet = BROWSE_FACETS.find((one) => one === by);
  return { given: facet ? { ...NO_FILTER, [facet]: [value] } : NO_FILTER, page };
}

/** What an address asks for: what its path says, and what its query adds to that. */
export function fromAddress({ pathname, search }: Pick<URL, 'pathname' | 'search'>): Browsed {
  const values = new URLSearchParams(search);
  const { given, page: first } = fromPath(pathname);
  const chosen = BROWSE_FACETS.map((by) => {
    return [by, [...new Set([...given[by], ...values.getAll(by)])]] as const;
  });
  const page = Number(values.get('page') ?? first);
  return {
    filter: Object.fromEntries(chosen) as unknown as Filter,
    sort: SORTS.find((sort) => sort === values.get('sort')) ?? 'severity',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The query for it, with its question mark; empty for the first page of all tools, worst first. */
export function toQuery({ filter, sort, page }: Browsed): string {
  const values = new URLSearchParams();
  for (const by of BROWSE_FACETS) for (const value of filter[by]) values.append(by, value);
  if (sort !== 'severity') values.set('sort', sort);
  if (page !== 1) values.set('page', String(page));
  const query = values.toString();
  return query === '' ? '' : `?${query}`;
}
