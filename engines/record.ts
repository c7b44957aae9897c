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

function readRecord(): ProofRecord {
  if (!existsSync(FILE)) return { runs: [] };
  return proofRecordSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

type Key = Pick<RecordedRun, 'target' | 'mode'>;

/** A target may have a run of the product itself and one of a library. */
const keyOf = ({ target, mode }: Key) => `${target} ${mode === 'library'}`;

/** The recorded run of the same engine. */
export function recordedRun(run: Key): RecordedRun | undefined {
  return readRecord().runs.find((recorded) => keyOf(recorded) === keyOf(run));
}

/** Puts a run in the place of an earlier one of the same engine, in the order of the provers. */
export function writeRun(run: RecordedRun): void {
  const others = readRecord().runs.filter((recorded) => keyOf(recorded) !== keyOf(run));
  const order = PROVERS.map(keyOf);
  const runs = [...others, run].sort((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)));
  writeFileSync(FILE, `${JSON.stringify(proofRecordSchema.parse({ runs }), null, 2)}\n`);
}

const labelled = ({ cases, traps }: RecordedRun) =>
  new Map(
    [...cases, ...traps.map((trap) => ({ ...trap, name: `trap: ${trap.name}: ${trap.tool}` }))].map(
      ({ name, seen }) => [name, seen],
    ),
  );

/** How a run differs from the recorded one of the same engine, one line for each difference. */
export function differences(run: RecordedRun, recorded = recordedRun(run)): string[] {
  if (!recorded) return ['the record has no run of this engine'];
  const facts = (['version', 'mode'] as const)
    .filter((fact) => run[fact] !== recorded[fact])
    .map((fact) => `${fact} ${run[fact]}, recorded ${recorded[fact]}`);
  const [now, then] = [labelled(run), labelled(recorded)];
  const changed = [...now]
    .filter(([name, seen]) => then.has(name) && then.get(name) !== seen)
    .map(([name, seen]) => `${name}: ${seen}, recorded ${then.get(name)}`);
  const added = [...now.keys()].filter((name) => !then.has(name));
  const gone = [...then.keys()].filter((name) => !now.has(name));
  return [
    ...facts,
    ...changed,
    ...added.map((name) => `new: ${name}: ${now.get(name)}`),
    ...gone.map((name) => `no longer run: ${name}`),
  ];
}
