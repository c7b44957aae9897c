import type { AttackFacet } from '#domain/attack/facet.ts';
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
export function attackFacetMeaning(by: AttackFacet, value: string, foreign: ForeignLabels): string {
  const meaning = MEANINGS[by]?.[value];
  if (by === 'kind' && meaning) return meaning;
  const label = attackFacetLabel(by, value, foreign);
  if (meaning) return `${label}: ${meaning}.`;
  switch (by) {
    case 'capability':
      return `Attacks that need a tool with the capability “${label}”, alone or together with others.`;
    case 'control':
      return `Attacks that this control stops, rightly placed: ${label.toLowerCase()}.`;
    case 'category':
      return `Attacks that go through tools of the category “${label}”.`;
    case 'year':
      return `What became public in ${label}.`;
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
