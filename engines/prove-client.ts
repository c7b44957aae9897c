import type { Trap } from '../src/domain/policy/proof.ts';
import type { EnforcementTarget } from '../src/domain/policy/target.ts';
import { agrees, expected } from './cases/expected.ts';
import type { ProofRun, StubServer, ToolCall, TrapRun } from './cases/proof-run.ts';
import type { Client } from './client.ts';
import { type Judged, judgeCalls } from './judge-calls.ts';
import { type Progress, type ProofCase, type Proved, type Prover, passedOf } from './prover.ts';
import { requireTarget } from './require-target.ts';

const shortened = (tool: string) => (tool.length > 60 ? `${tool.slice(0, 57)}…` : tool);

/** A case in words: the run, the tool, and the arguments where they matter. */
export const caseName = (run: ProofRun, call: ToolCall) =>
  `${run.name}: ${call.server} / ${shortened(call.tool)}${call.arguments ? ` ${JSON.stringify(call.arguments)}` : ''}`;

/** Without a policy every tool must be reached, or a refusal later would mean nothing. */
async function control(
  client: Client,
  servers: readonly StubServer[],
  calls: readonly ToolCall[],
): Promise<Judged> {
  return judgeCalls(client, { servers, file: null, flags: [] }, calls, new Map());
}

async function proveRun(client: Client, run: ProofRun, file: string, wanted: readonly string[]) {
  const { servers, calls } = run;
  const before = await control(client, servers, calls);
  const { seen } = await judgeCalls(client, { servers, file, flags: [] }, calls, before.names);
  const cases: ProofCase[] = [];
  const notes: string[] = [];
  for (const [index, call] of calls.entries()) {
    const name = caseName(run, call);
    if (before.seen[index] === undefined) {
      notes.push(`${name}: the client offers this tool to no model, policy or not`);
      continue;
    }
    const reachable = before.seen[index] === 'allowed';
    const what = reachable ? (seen[index] ?? 'unclear') : 'unclear';
    const want = wanted[index] as ProofCase['expected'];
    cases.push({ name, expected: want, seen: what, ok: agrees(want, what) });
  }
  return { cases, notes };
}

async function proveTrap(client: Client, trap: TrapRun): Promise<Trap[]> {
  const { servers, calls, file, flags = [] } = trap;
  const before = await control(client, servers, calls);
  const { seen } = await judgeCalls(client, { servers, file, flags }, calls, before.names);
  return calls.map((call, index) => {
    const what = before.seen[index] === 'allowed' ? (seen[index] ?? 'unclear') : 'unclear';
    const ok = what === call.expected;
    return { name: trap.name, tool: shortened(call.tool), expected: call.expected, seen: what, ok };
  });
}

/** Runs every case that the client's target can write, and every trap. */
async function prove(
  client: Client,
  target: EnforcementTarget,
  runs: readonly ProofRun[],
  progress: Progress,
): Promise<Proved> {
  const proved: Proved = { cases: [], traps: [], notes: [] };
  for (const run of runs) {
    const rendered = target.render(run.policy);
    if (!rendered.ok) {
      proved.notes.push(`${run.name}: no file: ${rendered.problem.kind}`);
      progress(run.name, 0, 0);
      continue;
    }
    const wanted = run.calls.map((call) => expected(rendered.effective, call));
    const { cases, notes } = await proveRun(client, run, rendered.text, wanted);
    proved.cases.push(...cases);
    proved.notes.push(...notes);
    progress(run.name, passedOf(cases), cases.length);
  }
  for (const trap of client.traps) {
    const cases = await proveTrap(client, trap);
    proved.traps.push(...cases);
    progress(`trap: ${trap.name}`, passedOf(cases), cases.length);
  }
  return proved;
}

/** A client as a prover: the product itself runs. */
export function clientProver(client: Client): Prover {
  const target = requireTarget(client.target);
  return {
    target: client.target,
    engine: client.label,
    package: client.package,
    kind: 'client',
    unit: 'call',
    traps: client.traps,
    prove: (runs, progress) => prove(client, target, runs, progress),
  };
}
