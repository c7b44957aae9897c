import type { Limit, Window } from './policy.ts';

/** A bucket that holds `tokens` calls and fills up again, evenly, in `refillSeconds`. */
export interface TokenBucket {
  readonly tokens: number;
  readonly refillSeconds: number;
}

const SECONDS: Record<Window, number> = { minute: 60, hour: 3600, day: 86_400 };

/**
 * A bucket that keeps every limit in every window, clock-aligned or not: in a time t it lets
 * through at most `tokens + t * tokens / refillSeconds` calls, so half of a limit at once and the
 * other half spread over the window. For a limit of 1 it fills up in two windows.
 */
export function bucketFor(limits: readonly Limit[]): TokenBucket {
  const tokens = Math.max(1, Math.min(...limits.map((limit) => Math.floor(limit.max / 2))));
  const seconds = limits.map(
    (limit) => (tokens * SECONDS[limit.per]) / Math.max(limit.max - tokens, 0.5),
  );
  return { tokens, refillSeconds: Math.ceil(Math.max(...seconds)) };
}
