import { fromIndexedText } from '#domain/search/indexed-text.ts';
import { nameKey } from '#domain/search/name-key.ts';
import type { SearchKind } from '#domain/search/search-record.ts';
import type { Row } from './answer.ts';
import { isGenuine } from './genuine.ts';
import type { Filters, Fragment, Hit, Hits, Index } from './pagefind.ts';
import type { Query } from './query.ts';

/** What the indexes of one kind of page have to say to a query. */
export interface Found {
  readonly rows: readonly Row[];
  readonly total: number;
  /** The words that gave most of it, for counting, by index; null where nothing was found. */
  readonly terms: readonly (string | null)[];
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

/** All hits of several indexes, the best first. */
const ranked = (parts: readonly Hits[]): Hit[] =>
  parts.flatMap(({ results }) => results).sort((a, b) => b.score - a.score);

interface Part {
  /** Hits by index. */
  readonly hits: readonly Hits[];
  readonly rows: readonly Row[];
}

const NO_HITS: Hits = { results: [], filters: {} };

/** What is asked of each index, with the same filters. */
type Ask = (term: string) => Promise<Hits[]>;

/**
 * The hits of those indexes whose first hits pass the test; several indexes are tested by as many
 * hits as a single one. An index that does not know a word answers with pages about its beginning.
 */
async function passing(
  parts: readonly Hits[],
  limit: number,
  passes: (fragment: Fragment) => boolean,
): Promise<Hits[]> {
  const each = Math.ceil(limit / parts.length);
  return Promise.all(
    parts.map(async (part) => ((await load(part.results, each)).some(passes) ? part : NO_HITS)),
  );
}

/** Pages with just this name; first those whose title it is. */
async function called(ask: Ask, query: Query): Promise<Part> {
  if (query.token === null) return { hits: [], rows: [] };
  const hits = await ask(`"${query.token}"`);
  const rows = (await load(ranked(hits), SAME_NAME)).map((fragment) => rowOf(fragment, query));
  const isTitle = ({ title }: Row) => nameKey(title) === query.key;
  const exact = rows.filter((row) => row.exact);
  return { hits, rows: [...exact.filter(isTitle), ...exact.filter((row) => !isTitle(row))] };
}

/** Pages with a name that begins so, the shortest first. */
async function begins(ask: Ask, query: Query, limit: number): Promise<Part> {
  const { token } = query;
  if (token === null) return { hits: [], rows: [] };
  const starts = ({ content }: Fragment) =>
    fromIndexedText(content).tokens.some((other) => other.startsWith(token));
  const hits = await passing(await ask(token), 1, starts);
  const rows = (await load(ranked(hits), limit))
    .filter(starts)
    .map((fragment) => rowOf(fragment, query));
  return { hits, rows };
}

/** Pages that contain every word. */
async function contains(ask: Ask, query: Query, limit: number): Promise<Part> {
  if (query.words.length === 0) return { hits: [], rows: [] };
  const says = ({ meta, content }: Fragment) =>
    isGenuine(`${meta.title} ${meta.about} ${content}`, query);
  const hits = await passing(await ask(query.words.join(' ')), limit, says);
  const fragments = await load(ranked(hits), limit);
  return { hits, rows: fragments.map((fragment) => rowOf(fragment, query)) };
}

/** At least `limit` rows where there are as many: just this name, names that begin so, the rest. */
export async function find(
  indexes: readonly Index[],
  query: Query,
  filters: Filters,
  limit: number,
): Promise<Found> {
  const ask: Ask = (term) => Promise.all(indexes.map((index) => index.search(term, { filters })));
  const parts = await Promise.all([
    called(ask, query),
    begins(ask, query, limit),
    contains(ask, query, limit),
  ]);
  const rows = new Map(parts.flatMap((part) => part.rows).map((row) => [row.url, row]));
  // A hit has an id that no other of its index has.
  const found = indexes.map((_, at) => {
    const own = parts.map(({ hits }) => hits[at]?.results ?? []);
    const total = new Set(own.flat().map(({ id }) => id)).size;
    const term = own[2]?.length ? query.words.join(' ') : query.token;
    return { total, term: total > 0 ? term : null };
  });
  return {
    rows: [...rows.values()],
    total: found.reduce((sum, { total }) => sum + total, 0),
    terms: found.map(({ term }) => term),
  };
}
