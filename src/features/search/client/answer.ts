import type { SearchKind } from '#domain/search/search-record.ts';

/** One line of the results. */
export interface Row {
  readonly kind: SearchKind;
  readonly url: string;
  readonly title: string;
  readonly about: string;
  readonly text: string;
  readonly severity: string | null;
  readonly category: string | null;
  /** Does one of its names say just what was asked for? */
  readonly exact: boolean;
}

export interface Group {
  readonly id: 'exact' | SearchKind;
  readonly rows: readonly Row[];
  /** How many there are in all, shown or not. */
  readonly total: number;
}

/** The page that compares tools of one name. */
export interface Comparison {
  readonly name: string;
  readonly url: string;
}

export const FACETS = ['kind', 'category', 'severity', 'capability'] as const;
export type Facet = (typeof FACETS)[number];

/** Chosen values by facet; a facet without a choice is absent. */
export type Choice = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** How many results each value would leave, the other facets staying as they are. */
export type FacetCounts = Readonly<Record<Facet, Readonly<Record<string, number>>>>;

export interface Question {
  readonly text: string;
  readonly choice: Choice;
  /** Rows in each group. */
  readonly limit: number;
}

export interface Answer {
  readonly groups: readonly Group[];
  readonly total: number;
  readonly comparison: Comparison | null;
  /** Where nothing was found: pages with much the same name, at most three. */
  readonly near: readonly Row[];
}
