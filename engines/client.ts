import type { TrapRun } from './cases/proof-run.ts';
import type { Dialect } from './model/dialect.ts';

/** A stub server as the client's configuration has to list it. */
export interface ConfiguredServer {
  readonly as: string;
  readonly command: string;
  readonly args: readonly string[];
}

export interface Session {
  /** Empty folders: the home of the user and the project in which the client starts. */
  readonly home: string;
  readonly work: string;
  readonly modelUrl: string;
  readonly servers: readonly ConfiguredServer[];
  /** The policy file as a reader would save it; null for a session in which everything may run. */
  readonly file: string | null;
  /** Flags that only some cases need. */
  readonly flags: readonly string[];
}

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What there is to see after a call that did not reach its tool. */
export interface Evidence {
  /** The tool, as the client calls it. */
  readonly name: string;
  /** What the client told the model. */
  readonly answer: string;
  /** What it printed. */
  readonly output: string;
}

/** A real client, and how it is started without a network and without a person. */
export interface Client {
  /** Id of the enforcement target whose files it reads. */
  readonly target: string;
  readonly label: string;
  /** Package in engines/package.json. */
  readonly package: string;
  readonly dialect: Dialect;
  /** Files as a person could write them by hand, and how the client reads them. */
  readonly traps: readonly TrapRun[];
  /** Writes the configuration and the policy file where the client looks for them. */
  prepare(session: Session): Launch;
  /** Does the evidence show that a person would have been asked? */
  wasAsked(evidence: Evidence): boolean;
}
