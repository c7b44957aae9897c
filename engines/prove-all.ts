import type { ProofRun as RecordedRun } from '../src/domain/policy/proof.ts';
import type { ProofRun } from './cases/proof-run.ts';
import { digestOf } from './digest.ts';
import { versionOf } from './install.ts';
import { type Progress, type Prover, passedOf } from './prover.ts';
import { differences, writeRun } from './record.ts';

const seconds = (since: number) => (Date.now() - since) / 1000;

/** One line for each run of an engine, with what is left at the pace so far. */
export function progressOf(count: number): Progress {
  const start = Date.now();
  let done = 0;
  return (name, passed, total) => {
    done += 1;
    const left = Math.max(0, Math.round((seconds(start) / done) * (count - done)));
    const result = total === 0 ? 'no file' : `${passed} of ${total}`;
    console.log(`  ${done}/${count}  ${result.padEnd(9)} ${name}  (about ${left} s left)`);
  };
}

const versionOfEngine = ({ package: name, program }: Prover): string =>
  program?.version() ?? versionOf(name ?? '');

async function proveOne(prover: Prover, runs: readonly ProofRun[]): Promise<RecordedRun> {
  const all = [...runs, ...(prover.runs ?? [])];
  const progress = progressOf(all.length + prover.traps.length);
  const { cases, traps, notes } = await prover.prove(all, progress);
  for (const note of notes) console.log(`  left out: ${note}`);
  const namedTraps = traps.map((trap) =>
    trap.tool ? { ...trap, name: `${trap.name}: ${trap.tool}` } : trap,
  );
  for (const { name, expected, seen, ok } of [...cases, ...namedTraps]) {
    if (!ok) console.error(`  FAILED: ${name}: expected ${expected}, seen ${seen}`);
  }
  return {
    target: prover.target,
    engine: prover.engine,
    version: versionOfEngine(prover),
    mode: prover.mode,
    unit: prover.unit,
    date: new Date().toISOString().slice(0, 10),
    digest: digestOf(prover.target, runs),
    cases,
    traps,
    passed: passedOf(cases),
    total: cases.length,
  };
}

export interface Outcome extends RecordedRun {
  readonly seconds: number;
}

/** As many differences as a reader takes in; the record shows all. */
const SHOWN = 20;

export function printDifferences(lines: readonly string[]): void {
  for (const line of lines.slice(0, SHOWN)) console.log(`  differs: ${line}`);
  if (lines.length > SHOWN) console.log(`  and ${lines.length - SHOWN} more differences`);
  if (lines.length === 0) console.log('  as recorded');
}

/**
 * Runs the provers one after another. With `record`, each is recorded as soon as it has ended; without
 * it, each is compared with the record.
 */
export async function proveAll(
  provers: readonly Prover[],
  runs: readonly ProofRun[],
  record: boolean,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, prover] of provers.entries()) {
    console.log(
      `\n[${index + 1}/${provers.length}] ${prover.target}: ${prover.engine} ${versionOfEngine(prover)}`,
    );
    const start = Date.now();
    const recorded = await proveOne(prover, runs);
    if (record) writeRun(recorded);
    else printDifferences(differences(recorded));
    outcomes.push({ ...recorded, seconds: seconds(start) });
  }
  return outcomes;
}

/** Did every case and every trap end as expected? */
export function isProven({ passed, total, traps }: RecordedRun): boolean {
  return passed === total && passedOf(traps) === traps.length;
}

export function printTable(outcomes: readonly Outcome[]): void {
  const row = (...[target = '', engine = '', cases = '', traps = '', time = '']: string[]) =>
    `${target.padEnd(14)}${engine.padEnd(38)}${cases.padStart(12)}${traps.padStart(9)}${time.padStart(9)}`;
  console.log(`\n${row('Target', 'Engine', 'as shown', 'traps', 'time')}`);
  for (const outcome of outcomes) {
    const traps =
      outcome.traps.length === 0 ? '–' : `${passedOf(outcome.traps)}/${outcome.traps.length}`;
    const engine = `${outcome.engine} ${outcome.version}`;
    const cases = `${outcome.passed}/${outcome.total}`;
    console.log(row(outcome.target, engine, cases, traps, `${outcome.seconds.toFixed(0)} s`));
  }
}
