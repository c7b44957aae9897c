import { decide, type PastCall, type Verdict, WINDOW_LENGTH } from './decide.ts';
import type { Limit, Policy } from './policy.ts';

/** What a call is tried with: who is called, with what, and which limit earlier calls have used up. */
export interface TriedCall {
  readonly server: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly used?: Limit | undefined;
}

/** A full day boundary in UTC, so that every clock window is fresh. */
const START = Date.UTC(2026, 0, 1);

/**
 * What `decide` makes of one call in fresh windows, or of the first call after a limit is used up.
 * Throws a RangeError for a server that the policy does not hold.
 */
export function judgeCall(policy: Policy, { used, ...call }: TriedCall): Verdict {
  const at = used ? START + WINDOW_LENGTH[used.per] - 1 : START;
  return decide(policy, { ...call, at }, used ? usedUp(call, used) : []);
}

/** Calls that use up a limit, spread evenly over its window. */
function usedUp(
  { server, tool }: Pick<TriedCall, 'server' | 'tool'>,
  { max, per }: Limit,
): PastCall[] {
  return Array.from({ length: max }, (_, index) => ({
    server,
    tool,
    at: START + Math.floor((index * WINDOW_LENGTH[per]) / max),
  }));
}
