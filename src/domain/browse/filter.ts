import { NOTICES, type Notice } from '../notice.ts';
import { CAPABILITIES, type Capability } from '../risk/capability.ts';
import { RISK_CATEGORIES, type RiskCategory } from '../risk/category.ts';
import { SEVERITIES, type Severity } from '../risk/severity.ts';

/** One value by which the list of tools can be filtered. Each has a list of its own as well. */
export type ToolFacet =
  | { readonly by: 'category'; readonly value: RiskCategory }
  | { readonly by: 'severity'; readonly value: Severity }
  | { readonly by: 'capability'; readonly value: Capability }
  /** `value` is the id of a class of things. */
  | { readonly by: 'object'; readonly value: string }
  | { readonly by: 'notice'; readonly value: Notice }
  | { readonly by: 'letter'; readonly value: string };

/** In the order in which they are shown. */
export const BROWSE_FACETS = [
  'severity',
  'category',
  'capability',
  'object',
  'notice',
  'letter',
] as const;
export type BrowseFacet = (typeof BROWSE_FACETS)[number];

const VALUES: Record<Exclude<BrowseFacet, 'letter' | 'object'>, readonly string[]> = {
  severity: SEVERITIES,
  category: RISK_CATEGORIES,
  capability: CAPABILITIES,
  notice: NOTICES,
};

/**
 * Can the facet have this value? A letter is a Latin letter, a digit, or `other`. Which classes of
 * things there are is content, and known to the list of tools alone.
 */
export function isFacetValue(by: BrowseFacet, value: string): boolean {
  if (by === 'letter') return /^([a-z0-9]|other)$/.test(value);
  return by === 'object' ? /^[a-z0-9-]+$/.test(value) : VALUES[by].includes(value);
}

/** Any of the chosen severities, categories, things and letters; all of the chosen capabilities and notices. */
export type ToolFilter = Readonly<Record<BrowseFacet, readonly string[]>>;

export const NO_FILTER: ToolFilter = {
  severity: [],
  category: [],
  capability: [],
  object: [],
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
