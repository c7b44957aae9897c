import { NOTICE_LABEL, NOTICE_MEANING, type Notice } from '../notice.ts';
import { CAPABILITY_CLAUSE, CAPABILITY_LABEL, type Capability } from '../risk/capability.ts';
import { CATEGORY_LABEL, CATEGORY_MEANING, type RiskCategory } from '../risk/category.ts';
import { SEVERITY_LABEL, SEVERITY_MEANING, type Severity } from '../risk/severity.ts';

export type FacetValue =
  | { readonly by: 'category'; readonly value: RiskCategory }
  | { readonly by: 'severity'; readonly value: Severity }
  | { readonly by: 'capability'; readonly value: Capability }
  | { readonly by: 'notice'; readonly value: Notice }
  | { readonly by: 'letter'; readonly value: string };

/** The short name of a facet value: "Financial", "Critical", "Moves money", "C". */
export function facetLabel(facet: FacetValue): string {
  switch (facet.by) {
    case 'category':
      return CATEGORY_LABEL[facet.value];
    case 'severity':
      return SEVERITY_LABEL[facet.value];
    case 'capability':
      return CAPABILITY_LABEL[facet.value];
    case 'notice':
      return NOTICE_LABEL[facet.value];
    case 'letter':
      return facet.value === 'other' ? 'Other' : facet.value.toUpperCase();
  }
}

/** Heading of a list of tools under one facet. */
export function facetTitle(facet: FacetValue | null): string {
  if (facet === null) return 'All tools';
  if (facet.by === 'letter') {
    return facet.value === 'other'
      ? 'Tools whose names have no Latin letter'
      : `Tools whose names begin with ${facet.value.toUpperCase()}`;
  }
  if (facet.by === 'notice') return `Tools with the notice “${facetLabel(facet)}”`;
  if (facet.by === 'capability') return `Tools with the capability “${facetLabel(facet)}”`;
  return `Tools of ${facet.by} ${facetLabel(facet)}`;
}

/** What being in the list means, as one sentence. */
export function facetMeaning(facet: FacetValue | null): string {
  if (facet === null) return 'Every tool in the catalogue, worst first.';
  switch (facet.by) {
    case 'category':
      return `${CATEGORY_LABEL[facet.value]}: ${facet.value === 'unknown' ? '' : 'a call '}${CATEGORY_MEANING[facet.value]}. Worst first.`;
    case 'severity':
      return `${SEVERITY_LABEL[facet.value]}: ${SEVERITY_MEANING[facet.value]}.`;
    case 'capability':
      return `A tool is listed here when it ${CAPABILITY_CLAUSE[facet.value]}. Worst first.`;
    case 'notice':
      return `${NOTICE_MEANING[facet.value]} Worst first.`;
    case 'letter':
      return 'Worst first.';
  }
}
