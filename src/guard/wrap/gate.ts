import { readFileSync } from 'node:fs';
import type { Fields } from '#domain/own-value.ts';
import type { Outcome } from '#domain/policy/decide.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import { marksOf } from '#domain/policy/session.ts';
import { MARKS, type Mark } from '#domain/policy/vocabulary.ts';
import { judgementSentences } from '#wording/rule.ts';
import { inTime } from '../deadline.ts';
import { type LoggedCall, logDecision } from '../decision-log.ts';
import { judge, type SqlReader, seeResult, sqlReaderFor } from '../judge.ts';
import { removeOldSessions } from '../old-sessions.ts';
import { policyIn } from '../policy-file.ts';
import { emptyState, fileStore, type SessionState, stateFolder } from '../session-store.ts';
import { sessionIdOf } from './session-id.ts';

/** Milliseconds in which one call is judged, or else refused: a pattern of the policy can take for ever. */
const LONGEST_JUDGING = 2_000;

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
    const policy = await policyIn(file);
    if (!serverOf(policy, server)) throw new Error(`it holds no server named ${server}`);
    return sessionGate(policy, server, await sqlReader(policy, server));
  } catch (error) {
    const why = messageOf(error);
    const reason = `toolward-guard cannot use its policy: ${why}`;
    process.stderr.write(`${reason}\nEvery call of a tool of ${server} is refused.\n`);
    return refusingGate(reason);
  }
}

/** The reader of SQL, where a rule of the server needs it. */
function sqlReader(policy: Policy, server: string): Promise<SqlReader> {
  const tools = Object.keys(serverOf(policy, server)?.tools ?? {});
  return sqlReaderFor(
    policy,
    tools.map((tool) => ({ server, tool, arguments: {} })),
  );
}

const ANSWER = { allowed: 'allow', asked: 'ask', denied: 'deny', hidden: 'deny' } as const;

function refusingGate(reason: string): Gate {
  return {
    isHidden: () => false,
    judge: () => ({ outcome: 'denied', reason }),
    finished: () => {},
    readOther: () => {},
  };
}

function sessionGate(policy: Policy, server: string, sqlReadsOnly: SqlReader): Gate {
  const listed = serverOf(policy, server);
  const shared = fileStore(stateFolder(process.env));
  const ofClient = clientProcess();
  const alone = emptyState();
  const update = <T>(id: string | undefined, change: (state: SessionState) => T): T => {
    const shareable = id ?? ofClient;
    return shareable === undefined ? change(alone) : shared.update(shareable, change);
  };
  /** Marks that could not be written, by session. */
  const unwritten = new Map<string | undefined, readonly Mark[]>();

  /** Marks of text that came without an id of its session: they count in each. */
  let everywhere: readonly Mark[] = [];

  const read = (params: unknown, marks: readonly Mark[], answer?: Fields) => {
    const id = sessionIdOf(params, process.env);
    try {
      update(id, (state) => {
        state.marks = union(state.marks, marks);
        seeResult(state, answer);
      });
    } catch {
      unwritten.set(id, union(unwritten.get(id) ?? [], marks));
    }
  };

  const log = (call: Pick<LoggedCall, 'tool' | 'outcome' | 'because'>) => {
    try {
      logDecision({ client: 'wrap', server, ...call, answer: ANSWER[call.outcome] });
    } catch (error) {
      process.stderr.write(`toolward-guard: the log cannot be written: ${messageOf(error)}\n`);
    }
  };
  removeOldSessions(stateFolder(process.env));

  return {
    isHidden: (tool) => listed !== undefined && ruleOf(listed, tool)?.decision === 'hide',
    judge({ params, ...call }) {
      const id = sessionIdOf(params, process.env);
      try {
        const { outcome, because } = update(id, (state) => {
          const marks = union(state.marks, [...(unwritten.get(id) ?? []), ...everywhere]);
          state.marks = marks;
          const judgement = inTime(
            () => judge(policy, { ...call, server }, state, Date.now(), sqlReadsOnly),
            LONGEST_JUDGING,
          );
          // Here the result is seen, so its marks wait for it: a call that a person declines brings none.
          state.marks = marks;
          return judgement;
        });
        unwritten.delete(id);
        log({ tool: call.tool, outcome, because: because.kind });
        const rule = listed && ruleOf(listed, call.tool);
        const why = judgementSentences(because, rule);
        return { outcome, reason: [why, rule?.reason].filter(Boolean).join(' ') };
      } catch (error) {
        log({ tool: call.tool, outcome: 'denied', because: 'failure' });
        return { outcome: 'denied', reason: `toolward-guard cannot judge it: ${messageOf(error)}` };
      }
    },
    finished: ({ tool, params }, answer) => read(params, marksOf(policy, { server, tool }), answer),
    readOther(params) {
      if (sessionIdOf(params, process.env) === undefined) everywhere = MARKS;
      read(params, MARKS);
    },
  };
}

/**
 * Stands for the session where a client tells no id of it: all servers that one process started share what was read,
 * for as long as the client runs. Undefined where that process has ended already.
 */
function clientProcess(): string | undefined {
  const { ppid } = process;
  return ppid > 1 ? `client process ${ppid} ${startOf(ppid)}` : undefined;
}

/** When a process was started, in ticks since the machine was, where Linux tells: its number may be used again. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

const union = (a: readonly Mark[], b: readonly Mark[]): Mark[] => [...new Set([...a, ...b])];

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
