import type { RiskCategory } from './category.ts';
import type { FiredRules } from './fired-rules.ts';
import type { Reversibility } from './reversibility.ts';
import { statedFact } from './stated.ts';

const BY_CATEGORY: Record<RiskCategory, Reversibility> = {
  read: 'nothing-changes',
  write: 'yes',
  execute: 'partly',
  destructive: 'no',
  financial: 'no',
  unknown: 'unknown',
};

const WORST_FIRST: readonly Reversibility[] = ['no', 'partly', 'yes'];

/**
 * Can the worst plausible call be undone? The worst answer among the rules that fired counts. What
 * the text says of a recycle bin goes before what the kind of effect alone would mean, never before
 * another rule. What only happens later can be cancelled, whatever it will do.
 */
export function reversibilityOf({
  category,
  effect,
  touches,
  arguments: args,
  reading,
}: FiredRules): Reversibility {
  const usual = BY_CATEGORY[category];
  if (category === 'read' || category === 'unknown') return usual;
  const stated = statedFact(reading.subject.tool.states, 'reversible');
  if (stated) return stated.value;
  if (touches.some(({ rule }) => rule.manner === 'scheduled')) return 'yes';
  const own = (effect?.rule.category === category && effect.rule.reversible) || usual;
  const softer = [own, ...touches.map(({ rule }) => (rule.softens ? rule.reversible : own))];
  const start = WORST_FIRST.findLast((each) => softer.includes(each)) ?? own;
  const harder = [...touches.filter(({ rule }) => !rule.softens), ...args];
  const named = [start, ...harder.map(({ rule }) => rule.reversible)];
  return WORST_FIRST.find((each) => named.includes(each)) ?? usual;
}
