/** The part of Pagefind's search script that is used here; it ships no types for it. */

export type Filters = Readonly<Record<string, { readonly any: readonly string[] }>>;
export type FilterCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** One page as it was written by scripts/search/write-index.ts. */
export interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: { readonly title: string; readonly about: string };
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

export interface Hit {
  readonly id: string;
  readonly score: number;
  data(): Promise<Fragment>;
}

export interface Hits {
  readonly results: readonly Hit[];
  /** Hits by filter and value, for those filters whose files are loaded. */
  readonly filters: FilterCounts;
}

export interface Index {
  search(term: string | null, options?: { filters?: Filters }): Promise<Hits>;
  /** Loads the files of all filters. */
  filters(): Promise<FilterCounts>;
}

interface IndexOptions {
  readonly basePath: string;
  readonly ranking: {
    readonly metaWeights: Readonly<Record<string, number>>;
    readonly termSimilarity?: number;
    readonly pageLength?: number;
  };
}

export interface Pagefind {
  createInstance(options: IndexOptions): Index;
}
