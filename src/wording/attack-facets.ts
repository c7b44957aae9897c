import type { AttackFacet } from '#domain/attack/facet.ts';
import type { AttackFilter } from '#domain/attack/filter.ts';
import type { AttackKind } from '#domain/attack/vocabulary.ts';
import type { Capability } from '#domain/risk/capability.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import {
  ATTACK_KIND_LABEL,
  ATTACK_KIND_MEANING,
  ATTACKER_LABEL,
  CONTROL_LABEL,
  COVERAGE_LABEL,
  COVERAGE_MEANING,
  EFFECT_LABEL,
  EVIDENCE_LEVEL_LABEL,
  EVIDENCE_LEVEL_MEANING,
} from './attack-vocabulary.ts';
import { CAPABILITY_LABEL, CATEGORY_LABEL } from './risk.ts';

const EXPLOITED_LABEL: Record<string, string> = {
  yes: 'Exploited, with a source',
  'not-recorded': 'No exploitation recorded here',
};

const LABELS: Partial<Record<AttackFacet, Readonly<Record<string, string>>>> = {
  kind: ATTACK_KIND_LABEL,
  rule: COVERAGE_LABEL,
  control: CONTROL_LABEL,
  evidence: EVIDENCE_LEVEL_LABEL,
  attacker: ATTACKER_LABEL,
  capability: CAPABILITY_LABEL satisfies Record<Capability, string>,
  category: CATEGORY_LABEL satisfies Record<RiskCategory, string>,
  effect: EFFECT_LABEL,
  exploited: EXPLOITED_LABEL,
};

/** Names of values that no vocabulary of ours has: ids of frameworks and products. */
export type ForeignLabels = Readonly<
  Partial<Record<AttackFacet, Readonly<Record<string, string>>>>
>;

/** The words for a value of a facet; a value without words stands for itself. */
export function attackFacetLabel(by: AttackFacet, value: string, foreign: ForeignLabels): string {
  return LABELS[by]?.[value] ?? foreign[by]?.[value] ?? value;
}

const MEANINGS: Partial<Record<AttackFacet, Readonly<Record<string, string>>>> = {
  kind: ATTACK_KIND_MEANING,
  rule: COVERAGE_MEANING,
  evidence: EVIDENCE_LEVEL_MEANING,
};

/** What being in the list means, as one sentence. */
function attackFacetMeaning(by: AttackFacet, value: string, foreign: ForeignLabels): string {
  const meaning = MEANINGS[by]?.[value];
  if (by === 'kind' && meaning) return meaning;
  const label = attackFacetLabel(by, value, foreign);
  if (meaning) return `${label}: ${meaning}.`;
  switch (by) {
    case 'capability':
      return `Attacks that need a tool with the capability “${label}”, alone or together with others.`;
    case 'control':
      return `Attacks that this control stops where it is in place: ${label.toLowerCase()}.`;
    case 'category':
      return `Attacks that go through tools of the category “${label}”.`;
    case 'year':
      return `Entries that became public in ${label}.`;
    case 'product':
      return `Vulnerabilities recorded in ${label}.`;
    case 'framework':
      return `Entries that are mapped to ${label}.`;
    default:
      return `${ATTACK_FACET_LABEL[by]}: ${label}.`;
  }
}

export const ATTACK_FACET_LABEL: Record<AttackFacet, string> = {
  kind: 'Kind',
  rule: 'What a rule can do',
  control: 'What stops it',
  evidence: 'Evidence',
  attacker: 'Attacker’s position',
  capability: 'Capability',
  category: 'Category',
  effect: 'Effect',
  exploited: 'Exploitation',
  year: 'Year',
  framework: 'Framework id',
  product: 'Product',
};

/** How many entries of each kind there are. */
export function attackTotalsText(totals: Readonly<Record<AttackKind, number>>): string {
  return `${totals.pattern} documented patterns, ${totals.case} cases and ${totals.vulnerability} vulnerabilities`;
}

/** Heading of a list of attacks, and what it is a list of. A single facet value has a list of its own. */
export function attackListText(
  { text, chosen }: AttackFilter,
  labels: ForeignLabels,
  totals: Readonly<Record<AttackKind, number>>,
): { readonly heading: string; readonly lead: string } {
  const [facet, ...others] = chosen;
  if (!facet || others.length > 0 || text.trim() !== '') {
    const lead = `${attackTotalsText(totals)}: what each needs, what stops it, and what does not.`;
    return { heading: 'Attacks', lead };
  }
  const { by, value } = facet;
  const label = attackFacetLabel(by, value, labels);
  const heading =
    by === 'kind'
      ? `Attacks: ${label.toLowerCase()}`
      : `Attacks by ${ATTACK_FACET_LABEL[by].toLowerCase()}: ${label}`;
  return { heading, lead: attackFacetMeaning(by, value, labels) };
}
