import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Fields } from '#domain/own-value.ts';
import { decide, type Outcome, type PastCall } from '#domain/policy/decide.ts';
import { MARKS, type Mark, type Policy, policySchema } from '#domain/policy/policy.ts';
import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import { marksOf, type Session } from '#domain/policy/session.ts';
import { addressesIn } from '#domain/policy/user-words.ts';
import { becauseSentence } from '#wording/rule.ts';
import { sessionIdOf } from './session-id.ts';

export interface GateCall {
  readonly tool: string;
  readonly arguments: Fields;
  /** All of the request's params; some clients tell the session in them. */
  readonly params: unknown;
  readonly readOnly?: true;
}

/** What a wrapper asks about the tools of its server. */
export interface Gate {
  /** Is the tool left out of the list? */
  isHidden(tool: string): boolean;
  judge(call: GateCall): { readonly outcome: Outcome; readonly reason: string };
  /** The server has answered a call: from now on the session has read the answer. */
  finished(call: GateCall, answer: Fields): void;
  /** The client got other text of the server's, such as a resource. */
  readOther(params: unknown): void;
}

/** The gate of a policy's file. One that cannot be used refuses every call: nothing runs unguarded. */
export async function openGate(file: string, server: string): Promise<Gate> {
  try {
    const policy = readPolicy(file);
    if (!serverOf(policy, server)) throw new Error(`it holds no server named ${server}`);
    return sessionGate(policy, server, await sqlReader(policy, server));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const reason = `toolward-guard cannot use its policy ${file}: ${why}`;
    process.stderr.write(`${reason}\nEvery call of a tool of ${server} is refused.\n`);
    return refusingGate(reason);
  }
}

function readPolicy(file: string): Policy {
  const read = policySchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not a policy'}`);
}

type SqlReader = Session['sqlReadsOnly'];

/** The parser of SQL is large: it is loaded only for a policy that needs it. */
async function sqlReader(policy: Policy, server: string): Promise<SqlReader> {
  if (!JSON.stringify(serverOf(policy, server)).includes('"sql-reads-only"')) return () => false;
  const { readsOnly } = await import('#domain/sql/reads-only.ts');
  return (statement, dialect) => readsOnly(statement, dialect).readsOnly;
}

function refusingGate(reason: string): Gate {
  return {
    isHidden: () => false,
    judge: () => ({ outcome: 'denied', reason }),
    finished: () => {},
    readOther: () => {},
  };
}

interface State {
  readonly calls: PastCall[];
  readonly marks: Set<Mark>;
  readonly seen: Set<string>;
}

function sessionGate(policy: Policy, server: string, sqlReadsOnly: SqlReader): Gate {
  const listed = serverOf(policy, server);
  const states = new Map<string, State>();
  const ownSession = randomUUID();
  const stateOf = (params: unknown): State => {
    const id = sessionIdOf(params, process.env) ?? ownSession;
    const state = states.get(id) ?? { calls: [], marks: new Set(), seen: new Set() };
    states.set(id, state);
    return state;
  };
  return {
    isHidden: (tool) => listed !== undefined && ruleOf(listed, tool)?.decision === 'hide',
    judge({ params, ...asked }) {
      const state = stateOf(params);
      const call = { ...asked, server, at: Date.now() };
      const { outcome, because } = decide(policy, call, state.calls, {
        marks: state.marks,
        isNamed: () => false,
        isSeen: (address) => state.seen.has(address),
        sqlReadsOnly,
      });
      if (outcome === 'allowed' || outcome === 'asked') {
        state.calls.push({ server, tool: call.tool, at: call.at });
      }
      const own = listed && ruleOf(listed, call.tool)?.reason;
      return { outcome, reason: [becauseSentence(because), own].filter(Boolean).join(' ') };
    },
    finished({ tool, params }, answer) {
      const state = stateOf(params);
      for (const mark of marksOf(policy, { server, tool })) state.marks.add(mark);
      for (const text of textsIn(answer)) {
        for (const address of addressesIn(text)) state.seen.add(address);
      }
    },
    readOther(params) {
      const state = stateOf(params);
      for (const mark of MARKS) state.marks.add(mark);
    },
  };
}

/** Texts of a result that are looked through for addresses. */
const MOST_TEXTS = 10_000;

function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0 && texts.length < MOST_TEXTS) {
    const next = open.pop();
    if (typeof next === 'string') texts.push(next);
    else if (typeof next === 'object' && next !== null)
      for (const each of Object.values(next)) open.push(each);
  }
  return texts;
}
