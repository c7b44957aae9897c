import type { Leg } from '#domain/attack/applies.ts';
import type { ToolTrait } from '#domain/attack/match-criteria.ts';
import type { AttackPattern } from '#domain/attack/pattern.ts';
import type { Relevance, RelevanceVerdict } from '#domain/attack/relevance.ts';
import type { Capability } from '#domain/risk/capability.ts';
import { PARAMETER_KIND_LABEL } from './attack-vocabulary.ts';
import { listed } from './list.ts';
import { CAPABILITY_CLAUSE, CATEGORY_MEANING } from './risk.ts';

export const RELEVANCE_LABEL: Record<RelevanceVerdict, string> = {
  applies: 'Applies',
  'with-others': 'Applies together with other tools',
  'cannot-tell': 'Cannot tell',
  no: 'Does not apply',
};

export const RELEVANCE_MEANING: Record<RelevanceVerdict, string> = {
  applies: 'This tool alone opens the way.',
  'with-others': 'It would apply if the agent also had tools with the missing capabilities.',
  'cannot-tell':
    'Too little is known of the tool, or something other than the tool decides. It does not mean safe.',
  no: 'What is known of the tool rules it out.',
};

/** Why an attack applies to a tool or not, as one sentence. */
export function relevanceSentence(
  { applies: { why, given } }: Pick<AttackPattern, 'applies'>,
  { because, verdict }: Pick<Relevance, 'because' | 'verdict'>,
): string {
  const proviso = given === undefined ? '' : `, provided that ${given}`;
  const answer = RELEVANCE_LABEL[verdict];
  switch (because.kind) {
    case 'suspicious-words':
      return `${answer} because its definition says “${because.words}”.`;
    case 'traits':
      return `${answer} because it ${listed(because.traits.map(traitClause))}${proviso}.`;
    case 'needs-other-tools':
      return `Would apply if the agent ${otherTools(because.missing)}, because this one ${listed(because.capabilities.map(capabilityClause))}${proviso}.`;
    case 'not-decided-by-tool':
      return `Cannot be read off the tool: ${why}.`;
    case 'unassessed':
      return `${answer}: the evidence does not say what this tool does.`;
    case 'no-way-in':
      return `${answer}: no way in is known.`;
    case 'poor-evidence':
      return `${answer}: the evidence is too poor to say whether it ${anyOf(because.capabilities)}.`;
    case 'unknown-category':
      return `${answer}: the evidence does not say what a call does.`;
    case 'unknown-parameters':
      return `${answer}: its parameters are not known.`;
    case 'no-capability':
      return `${answer}: nothing says that it ${anyOf(because.capabilities)}.`;
    case 'other-category':
      return `${answer}: it ${CATEGORY_MEANING[because.category]}, which this attack does not need.`;
    case 'no-parameter':
      return `${answer}: no parameter is named like ${listed(
        because.carries.map((kind) => PARAMETER_KIND_LABEL[kind]),
        'or',
      )}.`;
    case 'no-name-word':
      return `${answer}: its name has none of the words that this attack looks for.`;
  }
}

const capabilityClause = (capability: Capability): string => CAPABILITY_CLAUSE[capability];

/** Completes "it …". */
function traitClause(trait: ToolTrait): string {
  switch (trait.kind) {
    case 'capability':
      return CAPABILITY_CLAUSE[trait.capability];
    case 'category':
      return CATEGORY_MEANING[trait.category];
    case 'parameter':
      return `takes ${PARAMETER_KIND_LABEL[trait.carries]} (“${trait.name}”)`;
    case 'name-word':
      return `says “${trait.word}” in its name`;
  }
}

/** "moves money or assets, or changes who may do what": clauses that hold commas and "or" themselves. */
const anyOf = (capabilities: readonly Capability[]): string =>
  capabilities.map(capabilityClause).join(', or ');

const otherTools = (legs: readonly Leg[]): string =>
  listed(legs.map((leg, n) => `${n === 0 ? 'also had a tool' : 'one'} that ${anyOf(leg)}`));
