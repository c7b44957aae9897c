export const BROWSE_FACETS = ['severity', 'category', 'capability', 'notice', 'letter'] as const;
export type BrowseFacet = (typeof BROWSE_FACETS)[number];

/** Any of the chosen severities, categories and letters; all of the chosen capabilities and notices together. */
export type Filter = Readonly<Record<BrowseFacet, readonly string[]>>;

export const NO_FILTER: Filter = {
  severity: [],
  category: [],
  capability: [],
  notice: [],
  letter: [],
};

export interface Chosen {
  readonly by: BrowseFacet;
  readonly value: string;
}

/** Every chosen value, facet by facet. */
export const chosenIn = (filter: Filter): Chosen[] =>
  BROWSE_FACETS.flatMap((by) => filter[by].map((value) => ({ by, value })));

/** Adds a value, or takes it away if it is there. */
export function toggle(filter: Filter, { by, value }: Chosen): Filter {
  const values = filter[by];
  const rest = values.filter((one) => one !== value);
  return { ...filter, [by]: rest.length < values.length ? rest : [...values, value] };
}
