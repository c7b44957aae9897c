import type { DriveMode } from '../src/domain/policy/proof.ts';
import type { TrapRun } from './cases/proof-run.ts';
import type { Channel } from './drive/channel.ts';
import type { Screen } from './drive/terminal.ts';
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
  readonly mode: DriveMode;
  /** The client's own permission mode, such as `plan`; undefined for the one it starts in. */
  readonly permissionMode: string | undefined;
  /** Flags that only some cases need. */
  readonly flags: readonly string[];
  /** What the user says, one prompt after the other, each once the model is done with the one before. */
  readonly prompts: readonly [string, ...string[]];
  readonly person: Person;
}

/** Who answers the questions of a client. */
export interface Person {
  readonly says: 'yes' | 'no';
  /** Milliseconds before the answer. A question that the client takes back meanwhile was not asked. */
  readonly after: number;
}

/** A request of the client to a person. */
export interface Question {
  /** The tool, as the client names it to the person. */
  readonly tool: string;
  /** All that the request says, to tell which call it is about. */
  readonly request: unknown;
}

/** Told of every question that the client asks and does not take back. */
export type OnQuestion = (question: Question) => void;

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Speaks the client's protocol until the model is done; then the client is ended. */
  readonly speak?: (channel: Channel, onQuestion: OnQuestion) => Promise<void>;
  /** The same in a pseudo terminal. Without either, the client gets no input and ends by itself. */
  readonly type?: (screen: Screen, onQuestion: OnQuestion) => Promise<void>;
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
  /** How it is driven where a trap does not say otherwise. */
  readonly mode: DriveMode;
  /** Files as a person could write them by hand, and how the client reads them. */
  readonly traps: readonly TrapRun[];
  /** Writes the configuration and the policy file where the client looks for them. */
  prepare(session: Session): Launch;
  /**
   * Does the evidence show that a person would have been asked? Only for a client that is not yet
   * driven over a protocol or in a terminal, where its questions arrive as such.
   */
  wasAsked?(evidence: Evidence): boolean;
}
