import type { PageKind } from './reading/page-kind.ts';

const KB = 1024;

/** The most bytes that a page may have, as it is and compressed with gzip. */
export interface PageBudget {
  readonly raw: number;
  readonly compressed: number;
}

const budget = (raw: number, compressed: number): PageBudget => ({
  raw: raw * KB,
  compressed: compressed * KB,
});

export const PAGE_BUDGET: Record<PageKind, PageBudget> = {
  home: budget(16, 5),
  tool: budget(60, 15),
  server: budget(1200, 110),
  'server policy': budget(1200, 110),
  /** A vendor with twenty servers has three hundred tools. */
  product: budget(220, 26),
  /** A letter of the whole catalogue holds over 400 servers. */
  'list of servers': budget(140, 31),
  'list of tools': budget(64, 14),
  name: budget(200, 30),
  'list of names': budget(52, 12),
  attack: budget(84, 16),
  'list of attacks': budget(120, 22),
  /** The list of all risk rules with their words is by far the largest. */
  guide: budget(660, 120),
  /** A server of 344 tools changed most of them at once. */
  history: budget(140, 14),
  other: budget(40, 12),
};

/** Where servers of other sources are added, a page also lists the same name elsewhere. */
export const OWN_TOOL_BUDGET = budget(45, 10.5);

/** A tool page with an unusual number of parameters; its table lists them all. */
export const MANY_PARAMETERS = 40;
export const LONG_TOOL_BUDGET = budget(90, 16);

export const MEDIAN_TOOL_BUDGET = budget(32, 8.6);

/**
 * All files of a site together, by the size of its catalogue: hosts have limits. This gives 190 MB for
 * the servers described here, and 2,200 MB for all that the sources know (40,366 tools of 3,874 servers).
 */
export const SITE_BUDGET = {
  fixed: 8_000_000,
  perTool: 48_700,
  perServer: 58_000,
  /** A page and a file for the browser, and what search and stack know. */
  perOutline: 28_000,
};

/** All style sheets of a page, and all scripts that it loads by itself, compressed. */
export const STYLE_BUDGET = 12.5 * KB;
export const SCRIPT_BUDGET = 8.5 * KB;

/** The maximum size of a download: a fixed part, and a part for each tool. */
export interface DownloadBudget {
  readonly fixed: number;
  readonly perTool: number;
}

export const DATABASE_BUDGET: DownloadBudget = { fixed: 1_000_000, perTool: 700 };
export const LINES_BUDGET: DownloadBudget = { fixed: 200_000, perTool: 400 };
/** The guard does not grow with the catalogue. */
export const GUARD_BUDGET: DownloadBudget = { fixed: 600_000, perTool: 0 };
