import type { KeptCatalogue } from './kept.ts';

/** What a catalogue is built from, where it goes, and what is kept between builds. */
export interface CatalogueInput {
  /** A folder as `content/` is. */
  readonly content: string;
  /** JSON-lines files with further records, in order of precedence. */
  readonly sources: readonly string[];
  /** Folder of imports and scans; none where it is left out. */
  readonly snapshots?: string | undefined;
  readonly database: string;
  /** A line when something is done. */
  readonly progress?: (line: string) => void;
  /** How far the longest part is: how many `what` of how many. */
  readonly report?: (what: string, done: number, all: number) => void;
  /** State of this process, so that a second build only makes what changed. */
  readonly kept?: KeptCatalogue;
  /** The same in files, for the next process: a folder, and the database of the last build. */
  readonly cache?: { readonly folder: string; readonly previous: string } | undefined;
  /** Threads that assess servers; 1 is this one alone. */
  readonly threads?: number;
}
