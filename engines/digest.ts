import { createHash } from 'node:crypto';
import { expected } from './cases/expected.ts';
import type { ProofRun } from './cases/proof-run.ts';
import { CLIENTS } from './clients/index.ts';
import { LIMIT_RUNS } from './intercept/limit-runs.ts';
import { TRAPS } from './intercept/traps.ts';
import { requireTarget } from './require-target.ts';

/** Changes whenever a file that is run, a call, or what has to happen changes. */
export function digestOf(id: string, runs: readonly ProofRun[]): string {
  const target = requireTarget(id);
  const client = CLIENTS.find((other) => other.target === id);
  const own = id === 'intercept' ? { runs: LIMIT_RUNS, traps: TRAPS } : { runs: [], traps: [] };
  const files = [...runs, ...own.runs].map((run) => {
    const rendered = target.render(run.policy);
    if (!rendered.ok) return null;
    return [
      rendered.text,
      run.servers,
      run.calls.map((call) => [call, expected(target, rendered, run, call)]),
    ];
  });
  return createHash('sha256')
    .update(JSON.stringify([files, client?.traps ?? own.traps]))
    .digest('hex');
}
