import type { Assessment, Reversibility } from '#domain/risk/assessment.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import { SEVERITY_MEANING } from './risk.ts';
import { capitalised } from './sentence.ts';

/** Completes "At worst, …" where no rule says more than the kind of effect. */
const OF_CATEGORY: Readonly<Record<Exclude<RiskCategory, 'unknown'>, string>> = {
  financial: 'one call costs money or assets',
  destructive: 'it deletes what somebody still needs',
  execute: 'what it runs does all that the server is allowed to do',
  write: 'it changes what others rely on',
  read: 'it returns what was meant for others',
};

const UNDONE: Readonly<Record<Reversibility, string>> = {
  'nothing-changes': 'It changes nothing.',
  yes: 'It can be undone.',
  partly: 'Its consequences cannot be undone.',
  no: 'It cannot be undone.',
  unknown: 'The evidence does not say whether it can be undone.',
};

/** What one call does at worst, and whether it can be undone: "At worst, … It cannot be undone." */
export function worstCase({
  category,
  severity,
  reversibility,
  derivation,
}: Pick<Assessment, 'category' | 'severity' | 'reversibility' | 'derivation'>): string {
  if (category === 'unknown') return `${capitalised(SEVERITY_MEANING.unknown)}.`;
  const raised = derivation.findLast(({ kind }) => kind === 'severity-at-least');
  const says = raised && 'says' in raised ? raised.says : OF_CATEGORY[category];
  const worst = severity === 'low' ? `${capitalised(SEVERITY_MEANING.low)}.` : `At worst, ${says}.`;
  return `${worst} ${UNDONE[reversibility]}`;
}
