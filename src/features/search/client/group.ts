import { SEARCH_KINDS, type SearchKind } from '#domain/search/search-record.ts';
import { familyOf } from '#domain/slug.ts';
import { routes } from '#routes';
import type { Comparison, Group, Row } from './answer.ts';
import type { Found } from './find.ts';

const share = (found: Found | undefined): Found => found ?? { rows: [], total: 0, terms: [] };

/** The groups that are shown, in their fixed order; a page stands in one group only. */
export function groupRows(found: ReadonlyMap<SearchKind, Found>, limit: number): Group[] {
  const all = SEARCH_KINDS.flatMap((kind) => share(found.get(kind)).rows);
  // What nobody has read stands below all that somebody has.
  const exact = all.filter((row) => row.exact && row.kind !== 'outline').slice(0, limit);
  const named = new Set(exact.map(({ url }) => url));
  const groups: Group[] = [{ id: 'exact', rows: exact, total: exact.length }];
  for (const kind of SEARCH_KINDS) {
    const { rows, total } = share(found.get(kind));
    const others = rows.filter(({ url }) => !named.has(url));
    const left = total - (rows.length - others.length);
    groups.push({ id: kind, rows: others.slice(0, limit), total: left });
  }
  return groups.filter(({ rows }) => rows.length > 0);
}

/** Where tools of just this name on several servers are compared; null where one server has it. */
export function comparison(rows: readonly Row[]): Comparison | null {
  const tools = rows.filter(({ kind, exact }) => kind === 'tool' && exact);
  const first = tools[0];
  if (!first) return null;
  const family = familyOf(first.title);
  const same = tools.filter(({ title }) => familyOf(title) === family);
  const isShared = new Set(same.map(({ about }) => about)).size > 1;
  return isShared ? { name: first.title, url: routes.name(family) } : null;
}

/** The first of each list, then the second of each, and so on. */
export function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => list.slice(at, at + 1)),
  ).flat();
}
