import {
  type Call,
  decide,
  type Judgement,
  OUTCOMES,
  WINDOW_LENGTH,
} from '#domain/policy/decide.ts';
import type { Mark, Policy } from '#domain/policy/policy.ts';
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

/**
 * The same for a call that is one of several, where a client's name fits more than one tool: the
 * strictest. The session may have read less than its marks say, because not every call that is let
 * through runs; a rule that gets looser by reading is taken without them.
 */
export function judgeStrictest(
  policy: Policy,
  calls: readonly CallNow[],
  state: SessionState,
  now: number,
  sqlReadsOnly: SqlReader = NEVER,
): Judgement {
  const session = sessionOf(state, sqlReadsOnly);
  const judgements = calls.flatMap((call) =>
    subsetsOf(state.marks).map((marks) =>
      decide(policy, { ...call, at: now }, state.calls, { ...session, marks }),
    ),
  );
  const strictest = judgements.reduce((a, b) => (strictness(b) > strictness(a) ? b : a));
  if (strictest.outcome === 'allowed' || strictest.outcome === 'asked') {
    for (const call of calls) goThrough(policy, call, state, now);
  }
  return strictest;
}

/** All marks first, so that they give the reason where several decide alike. */
function subsetsOf(marks: readonly Mark[]): ReadonlySet<Mark>[] {
  const [first, ...rest] = marks;
  if (first === undefined) return [new Set()];
  const others = subsetsOf(rest);
  return [...others.map((subset) => new Set([first, ...subset])), ...others];
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

/** Remembers the addresses in the texts of a result, whatever its form. */
export function seeResult(state: SessionState, result: unknown): void {
  const text = textIn(result).slice(0, LONGEST_TEXT);
  state.seen = remembered(state, state.seen, addressesIn(text), MOST_SEEN);
}

function textIn(value: unknown): string {
  const texts: string[] = [];
  const open: unknown[] = [value];
  let length = 0;
  while (open.length > 0 && length < LONGEST_TEXT) {
    const next = open.pop();
    if (typeof next === 'string') {
      texts.push(next);
      length += next.length;
    } else if (typeof next === 'object' && next !== null)
      for (const each of Object.values(next)) open.push(each);
  }
  return texts.join('\n');
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
  const known = new Map<string, boolean>();
  return (statement, dialect) => {
    const key = JSON.stringify([dialect, statement]);
    const found = known.get(key) ?? readsOnly(statement, dialect).readsOnly;
    known.clear();
    known.set(key, found);
    return found;
  };
}

function needsSql(policy: Policy, call: CallNow): boolean {
  const server = serverOf(policy, call.server);
  const { cases = [] } = (server && ruleOf(server, call.tool)) ?? {};
  return cases.some(({ when }) => when.arguments?.some(({ is }) => is === 'sql-reads-only'));
}
