import {
  type Call,
  decide,
  type Judgement,
  OUTCOMES,
  WINDOW_LENGTH,
} from '#domain/policy/decide.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import { marksOf, type Session } from '#domain/policy/session.ts';
import { addressesIn, phraseOf, phrasesOf } from '#domain/policy/user-words.ts';
import { hashIn, type SessionState } from './session-store.ts';

export type SqlReader = Session['sqlReadsOnly'];
export type CallNow = Omit<Call, 'at'>;
const NEVER: SqlReader = () => false;

/** Hashes that a session keeps; the oldest are forgotten, which can only make the guard ask more. */
const MOST_NAMED = 60_000;
const MOST_SEEN = 20_000;
/** Characters of one text that are read. */
const LONGEST_TEXT = 1_000_000;

/**
 * What `decide` says about a call in this session. A call that is allowed or asked about counts as
 * gone through, and what its result brings is in the session from then on: it does not taint itself.
 */
export function judge(
  policy: Policy,
  call: CallNow,
  state: SessionState,
  now: number,
  sqlReadsOnly: SqlReader = NEVER,
): Judgement {
  return judgeStrictest(policy, [call], state, now, sqlReadsOnly);
}

/** The same for a call that is one of several, where a client's name fits more than one tool: the strictest. */
export function judgeStrictest(
  policy: Policy,
  calls: readonly CallNow[],
  state: SessionState,
  now: number,
  sqlReadsOnly: SqlReader = NEVER,
): Judgement {
  const session = sessionOf(state, sqlReadsOnly);
  const judgements = calls.map((call) =>
    decide(policy, { ...call, at: now }, state.calls, session),
  );
  const strictest = judgements.reduce((a, b) => (strictness(b) > strictness(a) ? b : a));
  if (strictest.outcome === 'allowed' || strictest.outcome === 'asked') {
    for (const call of calls) goThrough(policy, call, state, now);
  }
  return strictest;
}

const strictness = ({ outcome }: Judgement): number => OUTCOMES.indexOf(outcome);

function sessionOf(state: SessionState, sqlReadsOnly: SqlReader): Session {
  const named = new Set(state.named);
  const seen = new Set(state.seen);
  return {
    marks: new Set(state.marks),
    isNamed(value) {
      const phrase = phraseOf(value);
      return phrase !== undefined && named.has(hashIn(state, phrase));
    },
    isSeen: (address) => seen.has(hashIn(state, address)),
    sqlReadsOnly,
  };
}

function goThrough(policy: Policy, call: CallNow, state: SessionState, now: number): void {
  state.marks = [...new Set([...state.marks, ...marksOf(policy, call)])];
  const server = serverOf(policy, call.server);
  const limits = (server && ruleOf(server, call.tool)?.limits) ?? [];
  if (!server || limits.length === 0) return;
  const most = Math.max(...limits.map(({ max }) => max));
  const past = { server: server.as, tool: call.tool, at: now };
  const same = state.calls.filter((one) => one.tool === call.tool && one.server === server.as);
  const dropped = new Set(same.slice(0, Math.max(0, same.length + 1 - most)));
  state.calls = [
    ...state.calls.filter((one) => !dropped.has(one) && one.at > now - WINDOW_LENGTH.day),
    past,
  ];
}

/** Remembers what the user wrote. */
export function hearUser(state: SessionState, text: string): void {
  const phrases = phrasesOf(text.slice(0, LONGEST_TEXT));
  state.named = remembered(state, state.named, phrases, MOST_NAMED);
}

/** Remembers the addresses in a result. */
export function seeResult(state: SessionState, text: string): void {
  state.seen = remembered(state, state.seen, addressesIn(text.slice(0, LONGEST_TEXT)), MOST_SEEN);
}

function remembered(
  state: SessionState,
  known: readonly string[],
  texts: Iterable<string>,
  most: number,
): string[] {
  const all = new Set(known);
  for (const text of texts) all.add(hashIn(state, text));
  return [...all].slice(-most);
}

/** The reader of SQL, whose parser is large, where the rule of one of these calls needs it. */
export async function sqlReaderFor(policy: Policy, calls: readonly CallNow[]): Promise<SqlReader> {
  if (!calls.some((call) => needsSql(policy, call))) return NEVER;
  const { readsOnly } = await import('#domain/sql/reads-only.ts');
  return (statement, dialect) => readsOnly(statement, dialect).readsOnly;
}

function needsSql(policy: Policy, call: CallNow): boolean {
  const server = serverOf(policy, call.server);
  const { cases = [] } = (server && ruleOf(server, call.tool)) ?? {};
  return cases.some(({ when }) => when.arguments?.some(({ is }) => is === 'sql-reads-only'));
}
