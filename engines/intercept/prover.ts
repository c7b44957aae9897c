import { decide, type PastCall, WINDOW_LENGTH } from '../../src/domain/policy/decide.ts';
import type { Rule } from '../../src/domain/policy/policy.ts';
import type { Seen, Trap } from '../../src/domain/policy/proof.ts';
import { goodArguments } from '../../src/domain/policy/sample-arguments.ts';
import { isRefused } from '../../src/domain/policy/strictness.ts';
import type { Rendered } from '../../src/domain/policy/target.ts';
import { agrees } from '../cases/expected.ts';
import type { ProofRun, StubServer, ToolCall } from '../cases/proof-run.ts';
import { caseName } from '../prove-client.ts';
import { type Progress, type ProofCase, type Proved, type Prover, passedOf } from '../prover.ts';
import { requireTarget } from '../require-target.ts';
import { LIMIT_RUNS } from './limit-runs.ts';
import { interceptProgram } from './program.ts';
import { type Connection, withIntercept } from './session.ts';
import { type InterceptTrap, TRAPS } from './traps.ts';

type Written = Extract<Rendered, { ok: true }>;

/** Calls through the proxy, with what had to happen by the policy and the clock. */
class Conversation {
  readonly #written: Written;
  readonly #connection: Connection;
  readonly #past: PastCall[] = [];

  constructor(written: Written, connection: Connection) {
    this.#written = written;
    this.#connection = connection;
  }

  async call(call: ToolCall): Promise<Pick<ProofCase, 'expected' | 'seen'>> {
    const { server, tool, arguments: given = {} } = call;
    const at = Date.now();
    const args = { owner: 'acme', ...given };
    const asked = { server, tool, arguments: args, at };
    const { outcome } = decide(this.#written.effective, asked, this.#past);
    const seen = await this.#connection.call(call);
    if (seen === 'allowed') this.#past.push({ server, tool, at });
    return { expected: outcome, seen };
  }

  /** Repeats a call until the policy refuses it; every call before has to go through. */
  async pastLimit(call: ToolCall): Promise<Seen> {
    for (;;) {
      const { expected, seen } = await this.call(call);
      if (expected === 'denied') return seen;
      if (expected !== 'allowed' || seen !== 'allowed') return 'unclear';
    }
  }
}

interface Limited {
  readonly call: ToolCall;
  readonly rule: Rule;
}

function limitedTools({ effective }: Written): Limited[] {
  return effective.servers.flatMap(({ as, tools }) =>
    Object.entries(tools).flatMap(([tool, rule]) => {
      const args = goodArguments(rule.conditions);
      if (rule.limits.length === 0 || isRefused(rule.decision) || !args) return [];
      const given = rule.conditions.length > 0 ? { arguments: args } : {};
      return [{ call: { server: as, tool, ...given }, rule }];
    }),
  );
}

const perText = ({ limits }: Rule) => limits.map(({ max, per }) => `${max}/${per}`).join(', ');
const perMinute = ({ rule }: Limited) => rule.limits.some(({ per }) => per === 'minute');

async function nextMinute(): Promise<void> {
  const left = WINDOW_LENGTH.minute - (Date.now() % WINDOW_LENGTH.minute);
  await new Promise((resolve) => setTimeout(resolve, left + 50));
}

const judged = (name: string, expected: Seen, seen: Seen): ProofCase => {
  return { name, expected, seen, ok: agrees(expected, seen) };
};

interface Step {
  readonly name: string;
  prove(conversation: Conversation): Promise<Pick<ProofCase, 'expected' | 'seen'>>;
}

/** The calls of the run, then each limit past its maximum, and those per minute once more in the next. */
function stepsOf(run: ProofRun, written: Written): Step[] {
  const limited = limitedTools(written);
  const past = ({ call, rule }: Limited, when = '', wait = async () => {}): Step => ({
    name: `${caseName(run, call)}: ${when}past ${perText(rule)}`,
    async prove(conversation) {
      await wait();
      return { expected: 'denied', seen: await conversation.pastLimit(call) };
    },
  });
  const [first, ...others] = limited.filter(perMinute);
  return [
    ...run.calls.map((call): Step => {
      return { name: caseName(run, call), prove: (conversation) => conversation.call(call) };
    }),
    ...limited.map((tool) => past(tool)),
    ...(first ? [past(first, NEXT, nextMinute)] : []),
    ...others.map((tool) => past(tool, NEXT)),
  ];
}

const NEXT = 'in the next minute, ';

async function proveRun(run: ProofRun, written: Written, server: StubServer): Promise<ProofCase[]> {
  const steps = stepsOf(run, written);
  const cases: ProofCase[] = [];
  const started = await withIntercept(written.text, server, async (connection) => {
    const conversation = new Conversation(written, connection);
    for (const { name, prove } of steps) {
      const { expected, seen } = await prove(conversation);
      cases.push(judged(name, expected, seen));
    }
  });
  const rest = steps.slice(cases.length);
  return [
    ...cases,
    ...rest.map(({ name }) => judged(name, 'denied', started ? 'unclear' : 'not started')),
  ];
}

/** A file without rules lets every call through; otherwise a refusal later would mean nothing. */
async function isReached(run: ProofRun, server: StubServer): Promise<boolean> {
  const seen: Seen[] = [];
  await withIntercept('version: "1"\ndefault: allow\n', server, async (connection) => {
    for (const call of run.calls) seen.push(await connection.call(call));
  });
  return seen.length === run.calls.length && seen.every((each) => each === 'allowed');
}

async function proveTrap(trap: InterceptTrap): Promise<Trap[]> {
  const { name, override, servers, file, rewritten, direct, calls } = trap;
  const [server = { as: 'github', tools: [] }] = servers;
  const seen: Seen[] = [];
  const started = await withIntercept(direct ? null : file, server, async (connection) => {
    if (rewritten !== undefined) await connection.rewrite(rewritten);
    for (const call of calls) seen.push(await connection.call(call));
  });
  return calls.map(({ tool, expected }, index) => {
    const what = seen[index] ?? (started ? 'unclear' : 'not started');
    const about = { name, tool, ...(override === undefined ? {} : { override }) };
    return { ...about, expected, seen: what, ok: what === expected };
  });
}

/** A file is for one server, so a run of several is one of each. */
function oneServerEach(run: ProofRun): ProofRun[] {
  return run.servers.map((server) => ({
    ...run,
    servers: [server],
    policy: { ...run.policy, servers: run.policy.servers.filter(({ as }) => as === server.as) },
    calls: run.calls.filter((call) => call.server === server.as),
  }));
}

async function prove(runs: readonly ProofRun[], progress: Progress): Promise<Proved> {
  const target = requireTarget('intercept');
  const proved: Proved = { cases: [], traps: [], notes: [] };
  for (const run of runs) {
    const cases: ProofCase[] = [];
    for (const single of oneServerEach(run)) {
      const written = target.render(single.policy);
      const [server] = single.servers;
      if (!written.ok || !server) {
        const why = written.ok ? 'no server' : written.problem.kind;
        proved.notes.push(`${run.name}: no file: ${why}`);
        continue;
      }
      const reached = await isReached(single, server);
      const found = await proveRun(single, written, server);
      const all = reached
        ? found
        : found.map(({ name, expected }) => judged(name, expected, 'unclear'));
      cases.push(...all);
    }
    proved.cases.push(...cases);
    progress(run.name, passedOf(cases), cases.length);
  }
  for (const trap of TRAPS) {
    const cases = await proveTrap(trap);
    proved.traps.push(...cases);
    progress(`trap: ${trap.name}`, passedOf(cases), cases.length);
  }
  return proved;
}

/** The proxy itself, between a client that we play and a stub server. It counts by its own clock. */
export const intercept: Prover = {
  target: 'intercept',
  engine: 'Intercept',
  program: interceptProgram,
  mode: 'protocol',
  unit: 'call',
  runs: LIMIT_RUNS,
  traps: TRAPS,
  prove,
};
