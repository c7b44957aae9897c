import type { Trap } from '../src/domain/policy/proof.ts';
import type { EnforcementTarget } from '../src/domain/policy/target.ts';
import { agrees, expected } from './cases/expected.ts';
import type { ProofRun, StubServer, ToolCall, TrapRun } from './cases/proof-run.ts';
import type { Client } from './client.ts';
import { hasOwnSystemFolder } from './isolate.ts';
import { type Judged, judgeCalls } from './judge-calls.ts';
import { type Progress, type ProofCase, type Proved, type Prover, passedOf } from './prover.ts';
import { requireTarget } from './require-target.ts';

const shortened = (tool: string) => (tool.length > 60 ? `${tool.slice(0, 57)}…` : tool);

/** A case in words: the run, the tool, and the arguments where they matter. */
export const caseName = (run: ProofRun, call: ToolCall) =>
  `${run.name}: ${call.server} / ${shortened(call.tool)}${call.arguments ? ` ${JSON.stringify(call.arguments)}` : ''}`;

type Control = (servers: readonly StubServer[], calls: readonly ToolCall[]) => Promise<Judged>;

/**
 * Without a policy every tool must be reached, or a refusal later would mean nothing. The same calls
 * of the same servers are tried once.
 */
export function controlOf(client: Client): Control {
  const before = new Map<string, Promise<Judged>>();
  return (servers, calls) => {
    const plain = calls.map((call) => ({
      server: call.server,
      tool: call.tool,
      ...(call.arguments ? { arguments: call.arguments } : {}),
    }));
    const key = JSON.stringify([servers, plain]);
    const known = before.get(key) ?? judgeCalls(client, { servers, file: null }, plain, new Map());
    before.set(key, known);
    return known;
  };
}

async function proveRun(
  client: Client,
  control: Control,
  run: ProofRun,
  file: string,
  wanted: readonly ProofCase['expected'][],
) {
  const { servers, calls } = run;
  const before = await control(servers, calls);
  const { seen } = await judgeCalls(client, { servers, file }, calls, before.names);
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
    const want = wanted[index] ?? 'unclear';
    cases.push({ name, expected: want, seen: what, ok: agrees(want, what) });
  }
  return { cases, notes };
}

async function proveTrap(client: Client, control: Control, trap: TrapRun): Promise<Trap[]> {
  const { servers, calls, name, override, mode } = trap;
  const before = await control(servers, calls);
  const { seen } = await judgeCalls(client, trap, calls, before.names);
  return calls.map((call, index) => {
    const what = before.seen[index] === 'allowed' ? (seen[index] ?? 'unclear') : 'unclear';
    return {
      name,
      tool: shortened(call.tool),
      ...(override === undefined ? {} : { override }),
      ...(mode === undefined ? {} : { mode }),
      expected: call.expected,
      seen: what,
      ok: what === call.expected,
    };
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
  const control = controlOf(client);
  for (const run of runs) {
    const rendered = target.render(run.policy);
    if (!rendered.ok) {
      proved.notes.push(`${run.name}: no file: ${rendered.problem.kind}`);
      progress(run.name, 0, 0);
      continue;
    }
    const wanted = run.calls.map((call) => expected(target, rendered, run, call));
    const { cases, notes } = await proveRun(client, control, run, rendered.text, wanted);
    proved.cases.push(...cases);
    proved.notes.push(...notes);
    progress(run.name, passedOf(cases), cases.length);
  }
  for (const trap of client.traps) {
    if (trap.files?.some((file) => file.in === 'system') && !hasOwnSystemFolder()) {
      proved.notes.push(`trap: ${trap.name}: no mount namespace here, so /etc is left alone`);
      progress(`trap: ${trap.name}`, 0, 0);
      continue;
    }
    const cases = await proveTrap(client, control, trap);
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
    mode: client.mode,
    unit: 'call',
    traps: client.traps,
    prove: (runs, progress) => prove(client, target, runs, progress),
  };
}
