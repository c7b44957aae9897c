import type { Judgement } from '#domain/policy/decide.ts';
import * as followed from '#domain/policy/judge.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import type { Session } from '#domain/policy/session.ts';
import { hashIn, type SessionState } from './session-store.ts';

export type SqlReader = Session['sqlReadsOnly'];
export type CallNow = followed.CallNow;
const NEVER: SqlReader = () => false;

/** `judge` of the domain for a stored session, whose texts are salted hashes. */
export function judge(
  policy: Policy,
  call: CallNow,
  state: SessionState,
  now: number,
  sqlReadsOnly: SqlReader = NEVER,
): Judgement {
  return judgeStrictest(policy, [call], state, now, sqlReadsOnly);
}

/** The same for a call that is one of several, where a client's name fits more than one tool. */
export function judgeStrictest(
  policy: Policy,
  calls: readonly CallNow[],
  state: SessionState,
  now: number,
  sqlReadsOnly: SqlReader = NEVER,
): Judgement {
  return followed.judge(policy, calls, { ...hashed(state), sqlReadsOnly }, now);
}

/** Remembers what the user wrote. */
export const hearUser = (state: SessionState, text: string): void =>
  followed.hearUser(hashed(state), text);

/** Remembers the addresses in the texts of a result, whatever its form. */
export const seeResult = (state: SessionState, result: unknown): void =>
  followed.seeResult(hashed(state), result);

const hashed = (state: SessionState): followed.Followed => ({
  memory: state,
  keyOf: (text) => hashIn(state, text),
});

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
