/** What Pagefind writes into `pagefind-entry.json`: where an index begins. */
export interface IndexEntry {
  readonly version: string;
  readonly languages: Readonly<Record<string, { readonly hash: string }>>;
}

/** One Pagefind index of the site. */
export interface SearchIndex {
  /** Its folder below `/pagefind/`. */
  readonly folder: string;
  /** Changes when anything in the folder does. */
  readonly key: string;
  /** Size of all its files together. */
  readonly bytes: number;
  readonly entry: IndexEntry;
}

/** What `/pagefind/indexes.json` holds. A page or tool is in one index only. */
export interface SearchIndexes {
  readonly pages: readonly SearchIndex[];
  /** The tools of a server are all in the same one. */
  readonly tools: readonly SearchIndex[];
  /** Of outlined servers; loaded when something was asked. */
  readonly outlines: readonly SearchIndex[];
}
