import type { Capability } from '../risk/capability.ts';
import type { Leg } from './applies.ts';
import {
  type AttackSubject,
  type CriteriaMatch,
  type Mismatch,
  type MissingKnowledge,
  matchCriteria,
  rarityOf,
  type ToolTrait,
} from './match-criteria.ts';
import type { AttackPattern } from './pattern.ts';

export const RELEVANCE_VERDICTS = ['applies', 'with-others', 'cannot-tell', 'no'] as const;
export type RelevanceVerdict = (typeof RELEVANCE_VERDICTS)[number];

/** Why an attack applies to a tool or not. What the pattern itself says is not repeated here. */
export type RelevanceReason =
  /** The tool's own definition holds suspicious words. */
  | { readonly kind: 'suspicious-words'; readonly words: string }
  /** It has what the attack uses. */
  | { readonly kind: 'traits'; readonly traits: readonly ToolTrait[] }
  /** It has a part of what the attack uses; tools for the missing legs would complete it. */
  | {
      readonly kind: 'needs-other-tools';
      readonly capabilities: readonly Capability[];
      readonly missing: readonly Leg[];
    }
  /** Something other than the tool decides: see `applies.why` of the pattern. */
  | { readonly kind: 'not-decided-by-tool' }
  /** The verdict on the tool is unknown. */
  | { readonly kind: 'unassessed' }
  | { readonly kind: 'no-way-in' }
  | MissingKnowledge
  | Mismatch;

/** Does an attack apply to a tool? */
export interface Relevance {
  readonly verdict: RelevanceVerdict;
  readonly because: RelevanceReason;
  /** Every capability that would fill an empty leg, also where one of several is enough. */
  readonly missing: readonly Capability[];
  /** How closely the tool fits: rare capabilities, names and parameters count more, provisos less. */
  readonly fit: number;
}

/**
 * Does this attack apply to this tool? `applies`: the tool opens the way alone. `with-others`: it
 * would if the agent also had tools with the missing capabilities. `cannot-tell`: too little is
 * known of the tool, or something other than the tool decides; never to be shown as safe. `no`: what
 * is known of the tool rules it out.
 */
export function relevance({ applies }: AttackPattern, subject: AttackSubject): Relevance {
  const suspicion = subject.assessment.suspicions[0];
  if (applies.suspicion && suspicion)
    return result('applies', { kind: 'suspicious-words', words: suspicion.words }, 6);
  if (applies.decidedBy !== 'tool') return result('cannot-tell', { kind: 'not-decided-by-tool' });
  if (isUnassessed(subject)) return result('cannot-tell', { kind: 'unassessed' });
  const cost = applies.given === undefined ? 0 : 1;
  const answers = applies.ways.map((criteria) => fromMatch(matchCriteria(criteria, subject), cost));
  if (applies.together.length > 0) answers.push(fromLegs(applies.together, subject, cost));
  return best(answers) ?? result('no', { kind: 'no-way-in' });
}

function isUnassessed({ assessment }: AttackSubject): boolean {
  return assessment.category === 'unknown' && assessment.capabilities.length === 0;
}

function fromMatch(match: CriteriaMatch, cost: number): Relevance {
  switch (match.result) {
    case 'matches':
      return result('applies', { kind: 'traits', traits: match.traits }, match.rarity - cost);
    case 'unsure':
      return result('cannot-tell', match.because);
    case 'fails':
      return result('no', match.because);
  }
}

function fromLegs(legs: readonly Leg[], { assessment }: AttackSubject, cost: number): Relevance {
  const isHeld = (capability: Capability) => assessment.capabilities.includes(capability);
  const filled = legs.filter((leg) => leg.some(isHeld));
  const empty = legs.filter((leg) => !filled.includes(leg));
  const capabilities = [...new Set(filled.flat().filter(isHeld))];
  const fit = rarityOf(capabilities) - cost;
  if (filled.length === 0)
    return noLeg([...new Set(legs.flat())], assessment.confidence === 'poor');
  if (empty.length === 0) {
    const traits = capabilities.map((capability) => ({ kind: 'capability', capability }) as const);
    return result('applies', { kind: 'traits', traits }, fit + legs.length - 1);
  }
  return {
    verdict: 'with-others',
    because: { kind: 'needs-other-tools', capabilities, missing: empty },
    missing: [...new Set(empty.flat())],
    fit: fit + 2 * filled.length - empty.length,
  };
}

const noLeg = (capabilities: readonly Capability[], isPoor: boolean): Relevance =>
  isPoor
    ? result('cannot-tell', { kind: 'poor-evidence', capabilities })
    : result('no', { kind: 'no-capability', capabilities });

function result(verdict: RelevanceVerdict, because: RelevanceReason, fit = 0): Relevance {
  return { verdict, because, missing: [], fit };
}

/** The strongest of several answers: by verdict, then by fit. */
function best(answers: readonly Relevance[]): Relevance | undefined {
  const rank = ({ verdict }: Relevance) => RELEVANCE_VERDICTS.indexOf(verdict);
  return answers.toSorted((a, b) => rank(a) - rank(b) || b.fit - a.fit)[0];
}
