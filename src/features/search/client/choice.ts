import { SEARCH_KINDS, type SearchKind } from '#domain/search/search-record.ts';
import { type Choice, FACETS, type Facet } from './answer.ts';
import type { Filters } from './pagefind.ts';

/** Only tools have a category; servers, outlines and guides have neither severity nor capability. */
const HAVING: Readonly<Record<Facet, readonly SearchKind[]>> = {
  kind: SEARCH_KINDS,
  category: ['tool'],
  severity: ['tool', 'attack'],
  capability: ['tool', 'attack'],
};

/** The kinds of page that a choice can leave. */
export function kindsIn(choice: Choice): SearchKind[] {
  return SEARCH_KINDS.filter(
    (kind) =>
      (choice.kind?.includes(kind) ?? true) &&
      FACETS.every((facet) => !choice[facet] || HAVING[facet].includes(kind)),
  );
}

/** The choice as Pagefind takes it, for pages of one kind: any of the values of each facet. */
export function filtersFor(kind: SearchKind, choice: Choice): Filters {
  const filters: Record<string, { any: readonly string[] }> = {};
  if (kind !== 'tool') filters['kind'] = { any: [kind] };
  for (const facet of FACETS) {
    const values = choice[facet];
    if (values && facet !== 'kind') filters[facet] = { any: values };
  }
  return filters;
}

/** The choice without what was chosen in one facet. */
export function without(choice: Choice, facet: Facet): Choice {
  return Object.fromEntries(Object.entries(choice).filter(([name]) => name !== facet));
}

/** The choice with a value added, or taken away if it is there. */
export function toggled(choice: Choice, facet: Facet, value: string): Choice {
  const values = choice[facet] ?? [];
  const rest = values.filter((other) => other !== value);
  const next = rest.length < values.length ? rest : [...values, value];
  return next.length > 0 ? { ...choice, [facet]: next } : without(choice, facet);
}
