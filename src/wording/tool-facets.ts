import { facetsIn, type ToolFacet, type ToolFilter } from '#domain/browse/filter.ts';
import type { Notice } from '#domain/notice.ts';
import {
  CAPABILITY_CLAUSE,
  CAPABILITY_LABEL,
  CATEGORY_LABEL,
  CATEGORY_MEANING,
  SEVERITY_LABEL,
  SEVERITY_MEANING,
} from './risk.ts';
import { capitalised } from './sentence.ts';

/** The short name of a facet value: "Financial", "Critical", "Moves money", "C". */
export function facetLabel(facet: ToolFacet): string {
  switch (facet.by) {
    case 'category':
      return CATEGORY_LABEL[facet.value];
    case 'severity':
      return SEVERITY_LABEL[facet.value];
    case 'capability':
      return CAPABILITY_LABEL[facet.value];
    case 'object':
      return capitalised(facet.value.replaceAll('-', ' '));
    case 'notice':
      return NOTICE_LABEL[facet.value];
    case 'letter':
      return facet.value === 'other' ? 'Other' : facet.value.toUpperCase();
  }
}

/** Heading of a list of tools under one facet. */
function facetTitle(facet: ToolFacet | null): string {
  if (facet === null) return 'All tools';
  if (facet.by === 'letter') {
    return facet.value === 'other'
      ? 'Tools whose names have no Latin letter'
      : `Tools whose names begin with ${facet.value.toUpperCase()}`;
  }
  if (facet.by === 'object') return `Tools that act on: ${facetLabel(facet)}`;
  if (facet.by === 'notice') return `Tools with the notice “${facetLabel(facet)}”`;
  if (facet.by === 'capability') return `Tools with the capability “${facetLabel(facet)}”`;
  return `Tools of ${facet.by} ${facetLabel(facet)}`;
}

/** What being in the list means, as one sentence. */
function facetMeaning(facet: ToolFacet | null): string {
  if (facet === null) return 'Every tool in the catalogue, worst first.';
  switch (facet.by) {
    case 'category':
      return `${CATEGORY_LABEL[facet.value]}: ${facet.value === 'unknown' ? '' : 'a call '}${CATEGORY_MEANING[facet.value]}. Worst first.`;
    case 'severity':
      return `${SEVERITY_LABEL[facet.value]}: ${SEVERITY_MEANING[facet.value]}.`;
    case 'capability':
      return `A tool is listed here when it ${CAPABILITY_CLAUSE[facet.value]}. Worst first.`;
    case 'object':
      return 'Tools whose severity rests on a thing of this class. Worst first.';
    case 'notice':
      return `${NOTICE_MEANING[facet.value]} Worst first.`;
    case 'letter':
      return 'Worst first.';
  }
}

/** A value as a filter that is on: a letter alone would say too little. */
export const filterLabel = (facet: ToolFacet): string =>
  facet.by === 'letter' ? `First letter: ${facetLabel(facet)}` : facetLabel(facet);

/** Heading and meaning of a list of tools. Of several values together no sentence says what they mean. */
export function listText(filter: ToolFilter): {
  readonly heading: string;
  readonly title: string;
  readonly meaning: string;
} {
  const [facet = null, ...others] = facetsIn(filter);
  if (facet === null || others.length === 0) {
    const heading = facetTitle(facet);
    return { heading, title: heading, meaning: facetMeaning(facet) };
  }
  const labels = [facet, ...others].map(filterLabel);
  return { heading: 'Filtered tools', title: `Tools: ${labels.join(', ')}`, meaning: '' };
}

export const NOTICE_LABEL: Record<Notice, string> = {
  'suspicious-definition': 'Suspicious definition',
  'hints-disagree': 'Hints disagree with us',
  'name-only': 'Only the name is known',
};

export const NOTICE_MEANING: Record<Notice, string> = {
  'suspicious-definition':
    'The definition holds words that address the model, hide something or lead data out.',
  'hints-disagree': 'A hint that the author set says something else than our reading.',
  'name-only': 'It has neither a description nor a summary.',
};
