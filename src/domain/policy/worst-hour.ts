import type { Limit, Rule } from './policy.ts';
import { isRefused } from './strictness.ts';

const TIMES_AN_HOUR: Record<Limit['per'], number> = { minute: 60, hour: 1, day: 1 };

/**
 * The most calls that a rule lets through in one clock hour: 30 a minute is 1,800; 20 a day can all
 * fall into one hour. Null where the rule sets no bound (an ask without a limit is bounded only by
 * the person who answers).
 */
export function worstHour(rule: Pick<Rule, 'decision' | 'limits'>): number | null {
  if (isRefused(rule.decision)) return 0;
  if (rule.limits.length === 0) return null;
  return Math.min(...rule.limits.map((limit) => limit.max * TIMES_AN_HOUR[limit.per]));
}
