import { nameKey } from '#domain/search/name-key.ts';
import type { SearchIndex, SearchIndexes } from '#domain/search/search-indexes.ts';
import { SEARCH_KINDS, type SearchKind } from '#domain/search/search-record.ts';
import type { Answer, Choice, FacetCounts, Question, Row } from './answer.ts';
import { filtersFor, kindsIn } from './choice.ts';
import { countFacets } from './count.ts';
import { type Found, find } from './find.ts';
import { comparison, groupRows, interleave } from './group.ts';
import { nearQueries } from './near-query.ts';
import type { Index, Pagefind } from './pagefind.ts';
import { parseQuery, type Query } from './query.ts';

/** Names count most; of two words that begin alike, the one nearer in length to what was typed. */
const RANKING = {
  metaWeights: { title: 5, about: 2 },
  termSimilarity: 9,
  termSaturation: 2,
  pageLength: 0.1,
};
const NEAR = 3;
/** Of the pages about a near word, those in whose names it stands are among the first. */
const LOOKED_AT = 8;
/** What a near name may lead to: everything that somebody has read. */
const READ: Choice = { kind: SEARCH_KINDS.filter((kind) => kind !== 'outline') };

export interface Engine {
  /** Loads what every question needs. */
  open(): Promise<void>;
  ask(question: Question): Promise<Answer>;
  count(question: Question): Promise<FacetCounts>;
}

interface Site {
  readonly pagefind: Pagefind;
  readonly pages: readonly Index[];
  readonly tools: readonly Index[];
  /** Where the tools are, to open them once more. */
  readonly list: readonly SearchIndex[];
  /** Where the outlines are: they are opened by the first question. */
  readonly outlines: readonly SearchIndex[];
}

async function openIndex(pagefind: Pagefind, { folder }: SearchIndex): Promise<Index> {
  const basePath = `/pagefind/${folder}/`;
  const index = pagefind.createInstance({ basePath, ranking: RANKING });
  await index.search('');
  return index;
}

type Indexes = (kind: SearchKind) => Promise<readonly Index[]>;

type FoundByKind = ReadonlyMap<SearchKind, Found>;

async function findAll(
  indexes: Indexes,
  query: Query,
  choice: Choice,
  limit: number,
): Promise<FoundByKind> {
  const entries = kindsIn(choice).map(async (kind): Promise<[SearchKind, Found]> => {
    return [kind, await find(await indexes(kind), query, filtersFor(kind, choice), limit)];
  });
  return new Map(await Promise.all(entries));
}

const sum = (found: FoundByKind): number =>
  [...found.values()].reduce((total, part) => total + part.total, 0);

/**
 * Answers questions from the indexes that scripts/build-search.ts writes. `words` gives the words
 * that names are made of, for questions that find nothing.
 */
export function createEngine(
  load: () => Promise<Pagefind>,
  list: () => Promise<SearchIndexes>,
  words: () => Promise<readonly string[]>,
): Engine {
  async function openAll(): Promise<Site> {
    const [pagefind, { pages, tools, outlines }] = await Promise.all([load(), list()]);
    const open = (indexes: readonly SearchIndex[]) =>
      Promise.all(indexes.map((index) => openIndex(pagefind, index)));
    // The first starts the WebAssembly program; two that did so at once would each spoil the other.
    const opened = await open(pages);
    return { pagefind, pages: opened, tools: await open(tools), list: tools, outlines };
  }
  let opened: Promise<Site> | undefined;
  const ready = () => {
    opened ??= openAll();
    return opened;
  };
  let outlined: Promise<readonly Index[]> | undefined;
  const asked: Indexes = async (kind) => {
    const { pagefind, pages, tools, outlines } = await ready();
    if (kind !== 'outline') return kind === 'tool' ? tools : pages;
    outlined ??= Promise.all(outlines.map((index) => openIndex(pagefind, index)));
    return outlined;
  };
  let counted: Promise<readonly Index[]> | undefined;
  const counting: Indexes = async (kind) => {
    if (kind !== 'tool') return asked(kind);
    const { pagefind, list: tools } = await ready();
    counted ??= Promise.all(tools.map((index) => openIndex(pagefind, index)));
    return counted;
  };

  async function near({ words: typed }: Query): Promise<Row[]> {
    const texts = nearQueries(typed, await words());
    const hasAll = (text: string) => text.split(' ').length === typed.length;
    const best = (await Promise.all(texts.filter(hasAll).map(named))).flat();
    const parts = best.length < NEAR ? texts.filter((text) => !hasAll(text)) : [];
    const others = interleave(await Promise.all(parts.map(named)));
    const rows = new Map([...best, ...others].map((row) => [row.url, row]));
    return [...rows.values()].slice(0, NEAR);
  }

  /** Pages whose names hold every word of the text. */
  async function named(text: string): Promise<Row[]> {
    const query = parseQuery(text);
    const found = groupRows(await findAll(asked, query, READ, LOOKED_AT), LOOKED_AT);
    return found
      .flatMap((group) => group.rows)
      .filter(({ title }) => query.words.every((word) => nameKey(title).includes(word)));
  }

  return {
    async open() {
      await ready();
    },
    async ask({ text, choice, limit }) {
      const query = parseQuery(text);
      const found = await findAll(asked, query, choice, limit);
      const groups = groupRows(found, limit);
      const total = sum(found);
      return {
        groups,
        total,
        comparison: comparison(groups[0]?.rows ?? []),
        near: total === 0 && Object.keys(choice).length === 0 ? await near(query) : [],
      };
    },
    async count({ text, choice }) {
      const found = await findAll(asked, parseQuery(text), {}, 1);
      return countFacets(counting, choice, found);
    },
  };
}
