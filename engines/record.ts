import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ProofRecord,
  proofRecordSchema,
  type ProofRun as RecordedRun,
} from '../src/domain/policy/proof.ts';
import { PROVERS } from './provers.ts';

const FILE = join(dirname(fileURLToPath(import.meta.url)), 'record.json');

export function readRecord(): ProofRecord {
  if (!existsSync(FILE)) return { runs: [] };
  return proofRecordSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

const keyOf = (run: Pick<RecordedRun, 'target' | 'kind'>) => `${run.target} ${run.kind}`;

/** Puts a run in the place of an earlier one of the same engine, in the order of the provers. */
export function writeRun(run: RecordedRun): void {
  const others = readRecord().runs.filter((recorded) => keyOf(recorded) !== keyOf(run));
  const order = PROVERS.map(keyOf);
  const runs = [...others, run].sort((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)));
  writeFileSync(FILE, `${JSON.stringify(proofRecordSchema.parse({ runs }), null, 2)}\n`);
}
