import type { AttackPattern } from './pattern.ts';
import type { RelevantPattern } from './relevant-patterns.ts';

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
  const rest = ranked.filter((one) => !kept.includes(one)).slice(0, size - kept.length);
  return ranked.filter((one) => kept.includes(one) || rest.includes(one));
}
