import { CAPABILITY_LABEL, type Capability } from '../risk/capability.ts';
import { CATEGORY_LABEL, type RiskCategory } from '../risk/category.ts';
import { ATTACK_FACET_LABEL, type AttackFacet } from './facet.ts';
import { CONTROL_LABEL, COVERAGE_LABEL, COVERAGE_MEANING } from './policy-control.ts';
import {
  ATTACKER_LABEL,
  type AttackKind,
  EFFECT_LABEL,
  EVIDENCE_LEVEL_LABEL,
  EVIDENCE_LEVEL_MEANING,
} from './vocabulary.ts';

export const ATTACK_KIND_LABEL: Record<AttackKind, string> = {
  pattern: 'Patterns',
  case: 'Cases',
  vulnerability: 'Vulnerabilities',
};

export const ATTACK_KIND_MEANING: Record<AttackKind, string> = {
  pattern: 'A reusable technique: what it needs, what stops it, and what does not.',
  case: 'Something that happened or was shown, with its date and sources.',
  vulnerability: 'A flaw in a named product, with affected and fixed versions.',
};

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
