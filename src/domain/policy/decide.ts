import { holds } from './condition.ts';
import type { Limit, Policy, Rule, ServerPolicy, Window } from './policy.ts';
import { ruleOf, serverOf } from './rule-of.ts';
import { conditionWords, limitWords } from './words.ts';

export const OUTCOMES = ['allowed', 'asked', 'denied', 'hidden'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Call {
  /** The server's name in the reader's configuration, or its slug. */
  readonly server: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An earlier call that went through. */
export type PastCall = Pick<Call, 'server' | 'tool' | 'at'>;

export interface Verdict {
  readonly outcome: Outcome;
  /** One sentence. */
  readonly because: string;
}

/** Milliseconds. */
export const WINDOW_LENGTH: Readonly<Record<Window, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Where the window that holds this moment begins: windows are clock minutes, hours and days in UTC. */
export function windowStart(at: number, per: Window): number {
  return Math.floor(at / WINDOW_LENGTH[per]) * WINDOW_LENGTH[per];
}

/**
 * The reference meaning of a policy. A refusing decision comes first, then the conditions, then the
 * limits, then ask or allow. A limit counts the earlier calls of the same tool that went through in
 * the same clock window (UTC, as Intercept counts), so a new minute, hour or day starts at zero.
 * Throws a RangeError for a server that the policy does not hold: the policy says nothing about it.
 */
export function decide(policy: Policy, call: Call, history: readonly PastCall[]): Verdict {
  const server = serverOf(policy, call.server);
  if (!server) throw new RangeError(`the policy holds no server named ${call.server}`);
  const rule = ruleOf(server, call.tool);
  if (!rule) return unlistedVerdict(policy);
  if (rule.decision === 'hide') {
    return { outcome: 'hidden', because: 'The rule hides this tool and refuses calls to it.' };
  }
  if (rule.decision === 'deny') {
    return { outcome: 'denied', because: 'The rule refuses every call of this tool.' };
  }
  return brokenBound(policy, server, rule, call, history) ?? letThrough(rule);
}

function unlistedVerdict({ unlisted }: Policy): Verdict {
  const because = 'The policy does not list this tool';
  if (unlisted === 'allow') return { outcome: 'allowed', because: `${because}, so it runs.` };
  if (unlisted === 'ask') return { outcome: 'asked', because: `${because}, so a person is asked.` };
  return { outcome: 'denied', because: `${because}, so it is refused.` };
}

function brokenBound(
  policy: Policy,
  server: ServerPolicy,
  rule: Rule,
  call: Call,
  history: readonly PastCall[],
): Verdict | undefined {
  const broken = rule.conditions.find((condition) => !holds(condition, call.arguments));
  if (broken) {
    return {
      outcome: 'denied',
      because: `The rule wants a call in which ${conditionWords(broken)}.`,
    };
  }
  const earlier = history.filter(
    (past) => past.tool === call.tool && serverOf(policy, past.server) === server,
  );
  const reached = rule.limits.find((limit) => callsInWindow(earlier, call.at, limit) >= limit.max);
  if (!reached) return undefined;
  return { outcome: 'denied', because: `The limit of ${limitWords(reached)} is reached.` };
}

function callsInWindow(earlier: readonly PastCall[], at: number, limit: Limit): number {
  const start = windowStart(at, limit.per);
  return earlier.filter((past) => past.at >= start && past.at <= at).length;
}

function letThrough(rule: Rule): Verdict {
  return rule.decision === 'ask'
    ? { outcome: 'asked', because: 'The rule asks a person before each call.' }
    : { outcome: 'allowed', because: 'The rule lets this tool run without asking.' };
}
