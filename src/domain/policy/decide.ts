import { holds } from './condition.ts';
import type {
  Condition,
  Decision,
  Limit,
  Policy,
  Rule,
  RuleCase,
  ServerPolicy,
  Unlisted,
  Window,
} from './policy.ts';
import { ruleOf, serverOf } from './rule-of.ts';
import { caseHolds, type Session } from './session.ts';
import { isRefused } from './strictness.ts';

export const OUTCOMES = ['allowed', 'asked', 'denied', 'hidden'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Call {
  /** The server's name in the user's configuration, or its slug. */
  readonly server: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The server marks the tool as read-only (`readOnlyHint`). */
  readonly readOnly?: true;
}

/** An earlier call that went through. */
export type PastCall = Pick<Call, 'server' | 'tool' | 'at'>;

/** Why a call ends as it does. */
export type Because =
  /** The policy does not list the tool. */
  | { readonly kind: 'unlisted'; readonly decision: Unlisted }
  /** The rule hides, refuses, asks about or allows the tool. */
  | { readonly kind: 'rule'; readonly decision: Decision }
  /** A condition of the rule does not hold. */
  | { readonly kind: 'condition-fails'; readonly condition: Condition }
  | { readonly kind: 'limit-reached'; readonly limit: Limit }
  /** A case of the rule holds in this session, for these arguments. */
  | { readonly kind: 'case'; readonly case: RuleCase };

export interface Judgement {
  readonly outcome: Outcome;
  readonly because: Because;
}

const OUTCOME: Readonly<Record<Decision, Outcome>> = {
  allow: 'allowed',
  ask: 'asked',
  deny: 'denied',
  hide: 'hidden',
};

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
 * limits, then the first case that holds, then ask or allow. A limit counts the earlier calls of the same tool that went through in
 * the same clock window (UTC, as Intercept counts), so a new minute, hour or day starts at zero.
 * Without a session, which most clients do not follow, no case holds.
 * Throws a RangeError for a server that the policy does not hold: the policy says nothing about it.
 */
export function decide(
  policy: Policy,
  call: Call,
  history: readonly PastCall[],
  session?: Session,
): Judgement {
  const server = serverOf(policy, call.server);
  if (!server) throw new RangeError(`the policy holds no server named ${call.server}`);
  const rule = ruleOf(server, call.tool);
  if (!rule) return unlistedJudgement(policy, call);
  const { decision } = rule;
  const own: Judgement = { outcome: OUTCOME[decision], because: { kind: 'rule', decision } };
  if (isRefused(decision)) return own;
  return brokenBound(policy, server, rule, call, history) ?? caseOf(rule, call, session) ?? own;
}

function caseOf({ cases = [] }: Rule, call: Call, session?: Session): Judgement | undefined {
  const found = session && cases.find((each) => caseHolds(each, call.arguments, session));
  return found && { outcome: OUTCOME[found.decision], because: { kind: 'case', case: found } };
}

function unlistedJudgement(
  { unlisted, unlistedReadOnly = unlisted }: Policy,
  { readOnly }: Call,
): Judgement {
  const decision = readOnly ? unlistedReadOnly : unlisted;
  return { outcome: OUTCOME[decision], because: { kind: 'unlisted', decision } };
}

function brokenBound(
  policy: Policy,
  server: ServerPolicy,
  rule: Rule,
  call: Call,
  history: readonly PastCall[],
): Judgement | undefined {
  const broken = rule.conditions.find((condition) => !holds(condition, call.arguments));
  if (broken) {
    return { outcome: 'denied', because: { kind: 'condition-fails', condition: broken } };
  }
  const earlier = history.filter(
    (past) => past.tool === call.tool && serverOf(policy, past.server) === server,
  );
  const reached = rule.limits.find((limit) => callsInWindow(earlier, call.at, limit) >= limit.max);
  if (!reached) return undefined;
  return { outcome: 'denied', because: { kind: 'limit-reached', limit: reached } };
}

function callsInWindow(earlier: readonly PastCall[], at: number, limit: Limit): number {
  const start = windowStart(at, limit.per);
  return earlier.filter((past) => past.at >= start && past.at <= at).length;
}
