import type { Judgement } from '#domain/policy/decide.ts';
import type { Policy, Rule } from '#domain/policy/policy.ts';
import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import { MARKS } from '#domain/policy/vocabulary.ts';
import { judgementSentences } from '#wording/rule.ts';
import { hearUser, judgeStrictest, type SqlReader, seeResult } from '../judge.ts';
import { hashIn, type SessionState } from '../session-store.ts';
import type { Answer, HookClient, HookEvent, Place } from './client.ts';

type CallEvent = Extract<HookEvent, { kind: 'call' | 'permission' }>;
export interface Answered {
  readonly answer: Answer;
  readonly judgement?: Judgement;
}

const NONE: Answered = { answer: { kind: 'none' } };
const FALSE_WORDS =
  'Toolward: A prompt that the model writes here counts as the user’s words later, and the session has read content that outsiders can write.';
/** Milliseconds between a call and the client's question about it. */
const LIFT_HOLDS = 60_000;

/** What a client is told about an event, and what the session then holds. */
export function answerTo(
  client: HookClient,
  event: HookEvent,
  policy: Policy,
  state: SessionState,
  now: number,
  sqlReadsOnly?: SqlReader,
): Answered {
  // A session that goes on was prompted before, so a state without any prompt is not its own.
  if (event.continues && state.named.bytes.length === 0) state.marks = [...MARKS];
  if (event.brings) state.marks = [...new Set([...state.marks, ...event.brings])];
  if (event.kind === 'prompt') hearUser(state, event.text);
  else if (event.kind === 'result') seeResult(state, event.value);
  else if (event.kind === 'permission') return permission(event, state, now);
  else return beforeCall(client, event, policy, state, now, sqlReadsOnly);
  return NONE;
}

function beforeCall(
  client: HookClient,
  event: CallEvent,
  policy: Policy,
  state: SessionState,
  now: number,
  sqlReadsOnly?: SqlReader,
): Answered {
  if (event.tools.length === 0) {
    // The policy does not know what such a result brings.
    if (event.isMcp) state.marks = [...MARKS];
    if (!event.writesPrompt || !state.marks.includes('untrusted-content')) return NONE;
    const asks = client.canAsk() && !event.asksNobody;
    return { answer: asks ? { kind: 'ask', reason: FALSE_WORDS } : unasked(FALSE_WORDS) };
  }
  const calls = event.tools.map((tool) => ({ ...tool, arguments: event.arguments }));
  const judgement = judgeStrictest(policy, calls, state, now, sqlReadsOnly);
  const [only, ...others] = event.tools;
  const rule = only && others.length === 0 ? ruleAt(policy, only) : undefined;
  const reason = `Toolward: ${judgementSentences(judgement.because, rule)}`;
  if (judgement.outcome !== 'allowed') forgetLifts(event, state);
  switch (judgement.outcome) {
    case 'denied':
    case 'hidden':
      return { answer: { kind: 'deny', reason }, judgement };
    case 'asked':
      if (event.asksNobody) return { answer: unasked(reason), judgement };
      if (client.canAsk()) {
        if (client.asksHookFirst) lift(event, state, now);
        return { answer: { kind: 'ask', reason }, judgement };
      }
      if (client.asksByRule && event.tools.every((tool) => isAskedByRule(policy, tool)))
        return { ...NONE, judgement };
      return { answer: unasked(reason), judgement };
    case 'allowed': {
      const lifts = event.isSure && event.tools.every((tool) => mayBeAskedElsewhere(policy, tool));
      if (lifts && client.liftsAt === 'call')
        return { answer: { kind: 'allow', reason }, judgement };
      if (lifts && client.liftsAt === 'permission') lift(event, state, now);
      return { ...NONE, judgement };
    }
  }
}

const unasked = (reason: string): Answer => ({
  kind: 'deny',
  reason: `${reason} No person can be asked here.`,
});

function ruleAt(policy: Policy, { server, tool }: Place): Rule | undefined {
  const found = serverOf(policy, server);
  return found && ruleOf(found, tool);
}

/** Does the client’s own file ask about every call of the tool? */
function isAskedByRule(policy: Policy, place: Place): boolean {
  const rule = ruleAt(policy, place);
  if (rule) return rule.decision === 'ask';
  const { unlisted, unlistedReadOnly = unlisted } = policy;
  return unlisted === 'ask' && unlistedReadOnly === 'ask';
}

/** Could the client, which follows no session and may count nothing, ask about a call that may run? */
function mayBeAskedElsewhere(policy: Policy, place: Place): boolean {
  const rule = ruleAt(policy, place);
  if (!rule) return false;
  return rule.decision === 'ask' || rule.limits.length > 0 || rule.conditions.length > 0;
}

/** The client need not ask about this call, if it does so soon. */
function lift(event: CallEvent, state: SessionState, now: number): void {
  const [only, ...others] = event.tools;
  if (!only || others.length > 0 || !event.isSure) return;
  state.lifted = [
    ...state.lifted.filter(({ at }) => at > now - LIFT_HOLDS),
    { call: callHash(state, only, event), at: now },
  ];
}

/** The client asks about a call that was let run just before: it need not. */
function permission(event: CallEvent, state: SessionState, now: number): Answered {
  const [only, ...others] = event.tools;
  if (!only || others.length > 0 || !event.isSure) return NONE;
  const call = callHash(state, only, event);
  const at = state.lifted.findIndex((one) => one.call === call && one.at > now - LIFT_HOLDS);
  if (at < 0) return NONE;
  state.lifted.splice(at, 1);
  return { answer: { kind: 'allow', reason: 'Toolward: the policy lets this call run.' } };
}

/** The same call may have run before without a question of the client: it is not lifted now. */
function forgetLifts(event: CallEvent, state: SessionState): void {
  const calls = new Set(event.tools.map((tool) => callHash(state, tool, event)));
  state.lifted = state.lifted.filter(({ call }) => !calls.has(call));
}

const callHash = (state: SessionState, { server, tool }: Place, event: CallEvent): string =>
  hashIn(state, JSON.stringify([server, tool, sorted(event.arguments)]));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, each]) => [key, sorted(each)]);
}
