import type { PageKind } from './reading/page-kind.ts';

const KB = 1024;

/** The most bytes that a page may have, compressed with gzip. */
export const PAGE_BUDGET: Record<PageKind, number> = {
  home: 14 * KB,
  tool: 15 * KB,
  server: 120 * KB,
  'server policy': 120 * KB,
  'list of servers': 40 * KB,
  'list of tools': 20 * KB,
  name: 40 * KB,
  'list of names': 20 * KB,
  attack: 20 * KB,
  'list of attacks': 40 * KB,
  /** The list of all risk rules with their words is by far the largest. */
  guide: 112 * KB,
  other: 20 * KB,
};

/**
 * A tool page of the embedded catalogue alone: the file in every format is in it, readable without script.
 * Where servers of other sources are added, a page also lists the same name elsewhere.
 */
export const OWN_TOOL_BUDGET = 13 * KB;

/** A tool page with an unusual number of parameters; its table lists them all. */
export const MANY_PARAMETERS = 40;
export const LONG_TOOL_BUDGET = 16 * KB;

/** All style sheets of a page, and all scripts that it loads by itself, compressed. */
export const STYLE_BUDGET = 12 * KB;
export const SCRIPT_BUDGET = 8 * KB;

/** The maximum size of a download: a fixed part, and a part for each tool. */
export interface DownloadBudget {
  readonly fixed: number;
  readonly perTool: number;
}

export const DATABASE_BUDGET: DownloadBudget = { fixed: 4_000_000, perTool: 6_000 };
export const LINES_BUDGET: DownloadBudget = { fixed: 1_000_000, perTool: 5_000 };
/** The guard does not grow with the catalogue. */
export const GUARD_BUDGET: DownloadBudget = { fixed: 600_000, perTool: 0 };
