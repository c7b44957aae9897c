import { fromIndexedText } from '#domain/search/indexed-text.ts';
import { nameKey } from '#domain/search/name-key.ts';
import type { SearchKind } from '#domain/search/search-record.ts';
import type { Row } from './answer.ts';
import { isGenuine } from './genuine.ts';
import type { Filters, Fragment, Hit, Index } from './pagefind.ts';
import type { Query } from './query.ts';

/** What one index has to say to a query. */
export interface Found {
  readonly rows: readonly Row[];
  readonly total: number;
  /** The words that gave most of it, for counting; null where nothing was found. */
  readonly term: string | null;
}

/** As many pages of the same name are looked at to put the one that is called just so first. */
const SAME_NAME = 16;

function rowOf(fragment: Fragment, { token }: Query): Row {
  const { meta, filters, content } = fragment;
  const { text, tokens } = fromIndexedText(content);
  return {
    kind: (filters['kind']?.[0] ?? 'tool') as SearchKind,
    url: fragment.url,
    title: meta.title,
    about: meta.about,
    text,
    severity: filters['severity']?.[0] ?? null,
    category: filters['category']?.[0] ?? null,
    exact: token !== null && tokens.includes(token),
  };
}

const load = (hits: readonly Hit[], limit: number): Promise<Fragment[]> =>
  Promise.all(hits.slice(0, limit).map((hit) => hit.data()));

interface Part {
  readonly hits: readonly Hit[];
  readonly rows: readonly Row[];
}

const NOTHING: Part = { hits: [], rows: [] };

/** Pages with just this name; first those whose title it is. */
async function called(index: Index, query: Query, filters: Filters): Promise<Part> {
  if (query.token === null) return NOTHING;
  const { results } = await index.search(`"${query.token}"`, { filters });
  const rows = (await load(results, SAME_NAME)).map((fragment) => rowOf(fragment, query));
  const isTitle = ({ title }: Row) => nameKey(title) === query.key;
  const exact = rows.filter((row) => row.exact);
  return {
    hits: results,
    rows: [...exact.filter(isTitle), ...exact.filter((row) => !isTitle(row))],
  };
}

/** Pages with a name that begins so, the shortest first. */
async function begins(index: Index, query: Query, filters: Filters, limit: number): Promise<Part> {
  const { token } = query;
  if (token === null) return NOTHING;
  const { results } = await index.search(token, { filters });
  const starts = ({ content }: Fragment) =>
    fromIndexedText(content).tokens.some((other) => other.startsWith(token));
  const [first] = await load(results, 1);
  if (!first || !starts(first)) return NOTHING;
  const rows = (await load(results, limit))
    .filter(starts)
    .map((fragment) => rowOf(fragment, query));
  return { hits: results, rows };
}

/** Pages that contain every word. */
async function contains(
  index: Index,
  query: Query,
  filters: Filters,
  limit: number,
): Promise<Part> {
  if (query.words.length === 0) return NOTHING;
  const { results } = await index.search(query.words.join(' '), { filters });
  const fragments = await load(results, limit);
  const says = ({ meta, content }: Fragment) =>
    isGenuine(`${meta.title} ${meta.about} ${content}`, query);
  if (!fragments.some(says)) return NOTHING;
  return { hits: results, rows: fragments.map((fragment) => rowOf(fragment, query)) };
}

/** At least `limit` rows where there are as many: just this name, names that begin so, the rest. */
export async function find(
  index: Index,
  query: Query,
  filters: Filters,
  limit: number,
): Promise<Found> {
  const parts = await Promise.all([
    called(index, query, filters),
    begins(index, query, filters, limit),
    contains(index, query, filters, limit),
  ]);
  const rows = new Map(parts.flatMap((part) => part.rows).map((row) => [row.url, row]));
  const total = new Set(parts.flatMap((part) => part.hits).map(({ id }) => id)).size;
  const words = parts[2].hits.length > 0 ? query.words.join(' ') : query.token;
  return { rows: [...rows.values()], total, term: total > 0 ? words : null };
}
