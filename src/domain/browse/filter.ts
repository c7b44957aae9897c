import { NOTICES, type Notice } from '../notice.ts';
import { CAPABILITIES, type Capability } from '../risk/capability.ts';
import { RISK_CATEGORIES, type RiskCategory } from '../risk/category.ts';
import { SEVERITIES, type Severity } from '../risk/severity.ts';

/** One value by which the list of tools can be filtered. Each has a list of its own as well. */
export type ToolFacet =
  | { readonly by: 'category'; readonly value: RiskCategory }
  | { readonly by: 'severity'; readonly value: Severity }
  | { readonly by: 'capability'; readonly value: Capability }
  | { readonly by: 'notice'; readonly value: Notice }
  | { readonly by: 'letter'; readonly value: string };

/** In the order in which they are shown. */
export const BROWSE_FACETS = ['severity', 'category', 'capability', 'notice', 'letter'] as const;
export type BrowseFacet = (typeof BROWSE_FACETS)[number];

const VALUES: Record<Exclude<BrowseFacet, 'letter'>, readonly string[]> = {
  severity: SEVERITIES,
  category: RISK_CATEGORIES,
  capability: CAPABILITIES,
  notice: NOTICES,
};

/** Does the facet have this value? A letter is a Latin letter, a digit, or `other`. */
export function isFacetValue(by: BrowseFacet, value: string): boolean {
  return by === 'letter' ? /^([a-z0-9]|other)$/.test(value) : VALUES[by].includes(value);
}

/** Any of the chosen severities, categories and letters; all of the chosen capabilities and notices. */
export type ToolFilter = Readonly<Record<BrowseFacet, readonly string[]>>;

export const NO_FILTER: ToolFilter = {
  severity: [],
  category: [],
  capability: [],
  notice: [],
  letter: [],
};

export const filterFor = (facet: ToolFacet | null): ToolFilter =>
  facet === null ? NO_FILTER : { ...NO_FILTER, [facet.by]: [facet.value] };

/** Every value of a filter, facet by facet. */
export const facetsIn = (filter: ToolFilter): ToolFacet[] =>
  BROWSE_FACETS.flatMap((by) => filter[by].map((value) => ({ by, value }) as ToolFacet));

/** Adds a value, or takes it away if it is there. */
export function toggleFacet(filter: ToolFilter, { by, value }: ToolFacet): ToolFilter {
  const values = filter[by];
  const rest = values.filter((other) => other !== value);
  return { ...filter, [by]: rest.length < values.length ? rest : [...values, value] };
}
