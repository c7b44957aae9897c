import type { ProofRun as RecordedRun, Trap } from '../src/domain/policy/proof.ts';
import type { ProofRun, TrapRun } from './cases/proof-run.ts';

export type ProofCase = RecordedRun['cases'][number];

export interface Proved {
  readonly cases: ProofCase[];
  readonly traps: Trap[];
  /** What was left out, and why. */
  readonly notes: string[];
}

/** Told after each run: its name and how many of its cases were as expected. */
export type Progress = (name: string, passed: number, total: number) => void;

/** An engine that says what a target's files do. */
export interface Prover {
  /** Id of the enforcement target. */
  readonly target: string;
  readonly engine: string;
  /** Package in engines/package.json. */
  readonly package: string;
  readonly mode: RecordedRun['mode'];
  readonly unit: RecordedRun['unit'];
  readonly traps: readonly TrapRun[];
  prove(runs: readonly ProofRun[], progress: Progress): Promise<Proved>;
}

export const passedOf = (cases: readonly ProofCase[]) => cases.filter(({ ok }) => ok).length;
