import type { Limit, Window } from '../policy/policy.ts';

const WINDOWS_PER_DAY: Record<Window, number> = { minute: 1440, hour: 24, day: 1 };

/** How many calls the strictest of these limits lets through in a day: 30 per minute are 43,200. */
export function callsPerDay(limits: readonly Limit[]): number {
  return Math.min(...limits.map(({ max, per }) => max * WINDOWS_PER_DAY[per]));
}
