import type { FiredRules } from './fired-rules.ts';
import { type Severity, severityRank } from './severity.ts';

type Firing = FiredRules['touches'][number] | FiredRules['arguments'][number];

export interface SeverityReason {
  readonly firing: Firing;
  readonly direction: 'at-least' | 'at-most';
}

export interface SeverityReading {
  readonly severity: Severity;
  /** What the effect alone would have. */
  readonly base: Severity;
  /** The rules that moved it, in the order in which they did. */
  readonly reasons: readonly SeverityReason[];
}

function bounded(
  start: Severity,
  firings: readonly Firing[],
  bound: 'atLeast' | 'atMost',
): [Severity, Firing?] {
  const sign = bound === 'atLeast' ? 1 : -1;
  let severity = start;
  let by: Firing | undefined;
  for (const firing of firings) {
    const limit = firing.rule.severity?.[bound];
    if (!limit || sign * (severityRank(limit) - severityRank(severity)) <= 0) continue;
    severity = limit;
    by = firing;
  }
  return by ? [severity, by] : [severity];
}

function baseOf({ effect, raisedBy, category }: FiredRules): Severity {
  if (category === 'unknown') return 'unknown';
  const argument = raisedBy && !raisedBy.choice ? raisedBy.rule.severity?.atLeast : undefined;
  return argument ?? effect?.rule.severity ?? 'medium';
}

/**
 * How bad the worst plausible call is: the effect's own level, lowered by what makes it harmless,
 * then raised to what is touched. What raises goes last, so that harmless words cannot hide
 * credentials.
 */
export function severityOf(fired: FiredRules): SeverityReading {
  const base = baseOf(fired);
  if (base === 'unknown') return { severity: base, base, reasons: [] };
  const firings: Firing[] = [...fired.touches, ...fired.arguments];
  const reasons: SeverityReason[] = [];
  let [severity, by] = bounded(base, firings, 'atMost');
  if (by) reasons.push({ firing: by, direction: 'at-most' });
  [severity, by] = bounded(severity, firings, 'atLeast');
  if (by) reasons.push({ firing: by, direction: 'at-least' });
  return { severity, base, reasons };
}
