import type { Evidence, RiskSignal } from './assessment.ts';
import type { Finding } from './finding.ts';

const SHOWN = 3;

function labelOf(title: string, evidence: readonly Evidence[], count: number | undefined): string {
  if (count !== undefined) return `${title} (${count})`;
  const names = evidence.filter(({ place }) => place === 'parameter').map(({ words }) => words);
  const unique = [...new Set(names)].slice(0, SHOWN);
  return unique.length > 0 ? `${title} (${unique.join(', ')})` : title;
}

/** The firings that a reader should see, each with the parameter that caused it. */
export function signalsOf({ effect, touches, arguments: args }: Finding): RiskSignal[] {
  const firings = [
    ...(effect ? [{ rule: effect.rule, evidence: effect.evidence, count: undefined }] : []),
    ...touches.map(({ rule, evidence }) => ({ rule, evidence, count: undefined })),
    ...args.map(({ rule, evidence, parameters }) => ({
      rule,
      evidence,
      count: rule.count === undefined ? undefined : parameters.length,
    })),
  ];
  return firings
    .filter(({ rule }) => rule.signal)
    .map(({ rule, evidence, count }) => ({
      rule: rule.id,
      label: labelOf(rule.title, evidence, count),
      evidence: [...evidence],
    }));
}
