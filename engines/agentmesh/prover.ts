import type { Trap } from '../../src/domain/policy/proof.ts';
import { agrees, expected } from '../cases/expected.ts';
import type { ProofRun } from '../cases/proof-run.ts';
import { caseName } from '../prove-client.ts';
import { type Progress, type ProofCase, type Proved, type Prover, passedOf } from '../prover.ts';
import { requireTarget } from '../require-target.ts';
import { agentmeshProgram } from './program.ts';
import { callsThrough } from './session.ts';
import { type ProxyTrap, TRAPS } from './traps.ts';

const LETS_ALL = 'version: "1.0"\nrules:\n  - tool: "*"\n    action: allow\n';

/** A file is for one server, so a run of several is one of each. */
function oneServerEach(run: ProofRun): ProofRun[] {
  return run.servers.map((server) => ({
    ...run,
    servers: [server],
    policy: { ...run.policy, servers: run.policy.servers.filter(({ as }) => as === server.as) },
    calls: run.calls.filter((call) => call.server === server.as),
  }));
}

/** The calls of one server; the reason where there is no file. */
async function proveSingle(run: ProofRun): Promise<ProofCase[] | string> {
  const target = requireTarget('agentmesh');
  const written = target.render(run.policy);
  const [server] = run.servers;
  if (!written.ok || !server) return written.ok ? 'no server' : written.problem.kind;
  const control = await callsThrough({ file: LETS_ALL }, server, run.calls);
  const isReached =
    control.length === run.calls.length && control.every((each) => each === 'allowed');
  const seen = await callsThrough({ file: written.text }, server, run.calls);
  return run.calls.map((call, index): ProofCase => {
    const wanted = expected(target, written, run, call);
    const what = isReached ? (seen[index] ?? 'not started') : 'unclear';
    return { name: caseName(run, call), expected: wanted, seen: what, ok: agrees(wanted, what) };
  });
}

async function proveTrap({ name, override, servers, file, flags, direct, calls }: ProxyTrap) {
  const [server = { as: 'github', tools: [] }] = servers;
  const start = direct ? undefined : { file, ...(flags ? { flags } : {}) };
  const seen = await callsThrough(start, server, calls);
  return calls.map(({ tool, expected: wanted }, index): Trap => {
    const what = seen[index] ?? 'not started';
    const about = { name, tool, ...(override === undefined ? {} : { override }) };
    return { ...about, expected: wanted, seen: what, ok: what === wanted };
  });
}

async function prove(runs: readonly ProofRun[], progress: Progress): Promise<Proved> {
  const proved: Proved = { cases: [], traps: [], notes: [] };
  for (const run of runs) {
    const cases: ProofCase[] = [];
    for (const single of oneServerEach(run)) {
      const found = await proveSingle(single);
      if (typeof found === 'string') proved.notes.push(`${run.name}: no file: ${found}`);
      else cases.push(...found);
    }
    proved.cases.push(...cases);
    progress(run.name, passedOf(cases), cases.length);
  }
  for (const trap of TRAPS) {
    const found = await proveTrap(trap);
    proved.traps.push(...found);
    progress(`trap: ${trap.name}`, passedOf(found), found.length);
  }
  return proved;
}

/** The proxy itself, between a client that we play and a stub server. */
export const agentmesh: Prover = {
  target: 'agentmesh',
  engine: 'AgentMesh MCP proxy',
  program: agentmeshProgram,
  mode: 'protocol',
  unit: 'call',
  traps: TRAPS,
  prove,
};
