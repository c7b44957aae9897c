import type { Page } from './reading/page.ts';
import type { Choice, Site, TextFile, WholeSite } from './reading/site.ts';

/** One broken promise, in words for a person. */
export interface Failure {
  /** Address of the page or file. */
  readonly page: string;
  readonly found: string;
  readonly expected: string;
  /** Where the expected value comes from, or where to fix it. */
  readonly from?: string;
}

/** What a check reports while it runs. */
export interface Report {
  /** Counts things that were checked. */
  saw(things?: number): void;
  fail(failure: Failure): void;
  /** A line to print with the result, such as the largest page. */
  note(line: string): void;
}

/**
 * One promise about the built site. `page` and `file` see one page or one other text file at a
 * time, in a worker; what they return is handed to `all`, which runs once, when all have been checked,
 * with the facts in the order of their addresses. What `page` and `file` find follows from the page, and from what
 * they ask the site, alone: it is kept for the next run, as JSON.
 */
export interface Check<Fact = unknown> {
  readonly name: string;
  /** The promise as a sentence. */
  readonly promise: string;
  /** What it counts, in the plural: "links". */
  readonly things: string;
  /** The choices that it asks about. */
  readonly choices?: readonly Choice[];
  page?(page: Page, site: Site, report: Report): Fact | undefined;
  file?(file: TextFile, site: Site, report: Report): Fact | undefined;
  all?(facts: ReadonlyMap<string, Fact>, site: WholeSite, report: Report): void;
}
