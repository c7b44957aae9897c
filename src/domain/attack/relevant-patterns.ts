import { severityRank } from '../risk/severity.ts';
import type { AttackSubject } from './match-criteria.ts';
import type { AttackPattern } from './pattern.ts';
import { RELEVANCE_VERDICTS, type Relevance, relevance } from './relevance.ts';
import type { EvidenceLevel } from './vocabulary.ts';
export interface RelevantPattern<P extends AttackPattern = AttackPattern> {
  readonly pattern: P;
  readonly relevance: Relevance;
}

const EVIDENCE_WEIGHT: Record<EvidenceLevel, number> = {
  'in-the-wild': 3,
  accident: 3,
  demonstrated: 2,
  described: 1,
};

/**
 * The attacks that a tool opens the way to, most relevant first: what applies before what would
 * apply with other tools before what cannot be told; within each by fit, evidence
 * and severity together, then by id. Leaves out what does not apply, and what something other than the tool decides.
 */
export function relevantPatterns<P extends AttackPattern>(
  patterns: readonly P[],
  subject: AttackSubject,
): RelevantPattern<P>[] {
  return patterns
    .map((pattern) => ({ pattern, relevance: relevance(pattern, subject) }))
    .filter(({ pattern, relevance: { verdict } }) =>
      verdict === 'cannot-tell' ? pattern.applies.decidedBy === 'tool' : verdict !== 'no',
    )
    .sort(byRelevance);
}

function byRelevance(a: RelevantPattern, b: RelevantPattern): number {
  return (
    verdictRank(a) - verdictRank(b) ||
    weight(b) - weight(a) ||
    a.pattern.id.localeCompare(b.pattern.id)
  );
}

function verdictRank({ relevance: { verdict } }: RelevantPattern): number {
  return RELEVANCE_VERDICTS.indexOf(verdict);
}

function weight({ pattern, relevance: { fit } }: RelevantPattern): number {
  return fit + EVIDENCE_WEIGHT[pattern.evidence] + Math.max(0, severityRank(pattern.severity) - 2);
}

/**
 * The few that a page shows, in order. A quarter of the places is kept for attacks that need other
 * tools as well, because those are the ones that nobody sees on a single tool.
 */
export function shortlist<P extends AttackPattern>(
  ranked: readonly RelevantPattern<P>[],
  size = 8,
): RelevantPattern<P>[] {
  const withOthers = ranked.filter(({ relevance }) => relevance.verdict === 'with-others');
  const kept = withOthers.slice(0, Math.floor(size / 4));
  const rest = ranked.filter((attack) => !kept.includes(attack)).slice(0, size - kept.length);
  return ranked.filter((attack) => kept.includes(attack) || rest.includes(attack));
}
