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

/** A program that is not installed with the engines; whoever proves has it. */
export interface Program {
  /** Why it cannot run here; undefined where it can. */
  missing(): string | undefined;
  version(): string;
}

/** An engine that says what a target's files do. */
export interface Prover {
  /** Id of the enforcement target. */
  readonly target: string;
  readonly engine: string;
  /** Package in engines/package.json. */
  readonly package?: string;
  /** What runs instead, where there is no package. */
  readonly program?: Program;
  readonly mode: RecordedRun['mode'];
  readonly unit: RecordedRun['unit'];
  /** Runs of this engine only. */
  readonly runs?: readonly ProofRun[];
  readonly traps: readonly TrapRun[];
  prove(runs: readonly ProofRun[], progress: Progress): Promise<Proved>;
}

export const passedOf = (cases: readonly ProofCase[]) => cases.filter(({ ok }) => ok).length;
