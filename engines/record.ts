import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ProofRecord,
  proofRecordSchema,
  type ProofRun as RecordedRun,
} from '../src/domain/policy/proof.ts';
import { expected } from './cases/expected.ts';
import type { ProofRun } from './cases/proof-run.ts';
import type { Prover } from './prover.ts';
import { PROVERS } from './provers.ts';
import { requireTarget } from './require-target.ts';

const FILE = join(dirname(fileURLToPath(import.meta.url)), 'record.json');

export function readRecord(): ProofRecord {
  if (!existsSync(FILE)) return { runs: [] };
  return proofRecordSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

const keyOf = (run: Pick<RecordedRun, 'target' | 'kind'>) => `${run.target} ${run.kind}`;

/** Puts a run in the place of an earlier one of the same engine, in the order of the provers. */
export function writeRun(run: RecordedRun): void {
  const others = readRecord().runs.filter((one) => keyOf(one) !== keyOf(run));
  const order = PROVERS.map(keyOf);
  const runs = [...others, run].sort((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)));
  writeFileSync(FILE, `${JSON.stringify(proofRecordSchema.parse({ runs }), null, 2)}\n`);
}

/** Changes whenever a file that is run, a call, or what has to happen changes. */
export function digestOf(prover: Prover, runs: readonly ProofRun[]): string {
  const target = requireTarget(prover.target);
  const files = runs.map(({ policy, servers, calls }) => {
    const rendered = target.render(policy);
    if (!rendered.ok) return [rendered.reason];
    return [
      rendered.text,
      servers,
      calls.map((call) => [call, expected(rendered.effective, call)]),
    ];
  });
  return createHash('sha256')
    .update(JSON.stringify([files, prover.traps]))
    .digest('hex');
}
