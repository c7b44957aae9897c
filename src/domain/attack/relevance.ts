import { CAPABILITY_CLAUSE, type Capability } from '../risk/capability.ts';
import type { Leg } from './applies.ts';
import { type Match, matchWay, rarityOf, type Subject } from './match-way.ts';
import type { AttackPattern } from './pattern.ts';
import { legClause, listed } from './sentence.ts';

export const RELEVANCE_VERDICTS = ['applies', 'with-others', 'cannot-tell', 'no'] as const;
export type RelevanceVerdict = (typeof RELEVANCE_VERDICTS)[number];

export const RELEVANCE_LABEL: Record<RelevanceVerdict, string> = {
  applies: 'Applies',
  'with-others': 'Applies together with other tools',
  'cannot-tell': 'Cannot tell',
  no: 'Does not apply',
};

/** Does an attack apply to a tool? */
export interface Relevance {
  readonly verdict: RelevanceVerdict;
  /** One sentence that says why, in words. */
  readonly because: string;
  /** Every capability that would fill an empty leg; the sentence says where one of several is enough. */
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
export function relevance(pattern: AttackPattern, subject: Subject): Relevance {
  const { applies } = pattern;
  const suspicion = subject.assessment.suspicions[0];
  if (applies.suspicion && suspicion)
    return result('applies', `Applies because its definition says “${suspicion.words}”.`, 6);
  if (applies.decidedBy !== 'tool')
    return result('cannot-tell', `Cannot be read off the tool: ${applies.why}.`, 0);
  if (isUnlabelled(subject))
    return result(
      'cannot-tell',
      'Cannot tell, because the evidence does not say what this tool does.',
      0,
    );
  const byWay = best(applies.ways.map((way) => fromMatch(matchWay(way, subject), applies.given)));
  return applies.together.length > 0
    ? (best(
        [byWay, fromLegs(applies.together, subject, applies.given)].filter(
          (one) => one !== undefined,
        ),
      ) ?? none())
    : (byWay ?? none());
}

function isUnlabelled({ assessment }: Subject): boolean {
  return assessment.category === 'unknown' && assessment.capabilities.length === 0;
}

function fromMatch(match: Match, given: string | undefined): Relevance {
  if (match.result === 'shut') return result('no', `Does not apply: ${match.clause}.`, 0);
  if (match.result === 'unsure') return result('cannot-tell', `Cannot tell: ${match.clause}.`, 0);
  return result(
    'applies',
    `Applies because it ${listed(match.clauses)}${proviso(given)}.`,
    match.rarity - (given ? 1 : 0),
  );
}

function fromLegs(legs: readonly Leg[], subject: Subject, given: string | undefined): Relevance {
  const held = subject.assessment.capabilities;
  const filled = legs.filter((leg) => leg.some((one) => held.includes(one)));
  const empty = legs.filter((leg) => !filled.includes(leg));
  const here = [...new Set(filled.flat().filter((one) => held.includes(one)))].map(
    (one) => CAPABILITY_CLAUSE[one],
  );
  const rarity = rarityOf(filled.flat().filter((one) => held.includes(one)));
  const fit = rarity - (given ? 1 : 0);
  if (filled.length === 0) return noLeg(legs, subject);
  if (empty.length === 0)
    return result(
      'applies',
      `Applies because it ${listed(here)}${proviso(given)}.`,
      fit + legs.length - 1,
    );
  const others = listed(
    empty.map((leg, n) => `${n === 0 ? 'also had a tool' : 'one'} that ${legClause(leg)}`),
  );
  return {
    verdict: 'with-others',
    because: `Would apply if the agent ${others}, because this one ${listed(here)}${proviso(given)}.`,
    missing: [...new Set(empty.flat())],
    fit: fit + 2 * filled.length - empty.length,
  };
}

function noLeg(legs: readonly Leg[], { assessment }: Subject): Relevance {
  const wanted = [...new Set(legs.map(legClause))].join(', or ');
  return assessment.confidence === 'poor'
    ? result('cannot-tell', `Cannot tell: the evidence is too poor to say whether it ${wanted}.`, 0)
    : result('no', `Does not apply: nothing says that it ${wanted}.`, 0);
}

function proviso(given: string | undefined): string {
  return given ? `, provided that ${given}` : '';
}

function result(verdict: RelevanceVerdict, because: string, fit: number): Relevance {
  return { verdict, because, missing: [], fit };
}

function none(): Relevance {
  return result('no', 'Does not apply: no way in is known.', 0);
}

/** The strongest of several answers: by verdict, then by fit. */
function best(answers: readonly Relevance[]): Relevance | undefined {
  const rank = ({ verdict }: Relevance) => RELEVANCE_VERDICTS.indexOf(verdict);
  return [...answers].sort((a, b) => rank(a) - rank(b) || b.fit - a.fit)[0];
}
