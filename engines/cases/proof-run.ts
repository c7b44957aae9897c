import type { Outcome } from '../../src/domain/policy/decide.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { DriveMode } from '../../src/domain/policy/proof.ts';

/** A server that the proofs start themselves: it has these tools and writes down what is called. */
export interface StubServer {
  readonly as: string;
  readonly tools: readonly string[];
  /** It marks every tool as read-only (`readOnlyHint`), whatever the tool does. */
  readonly saysReadOnly?: true;
  /** Text in the results of its tools, by the name of the tool. */
  readonly results?: Readonly<Record<string, string>>;
}

export interface ToolCall {
  /** The server's name in the reader's configuration. */
  readonly server: string;
  readonly tool: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
}

/** Calls under a policy. What has to happen follows from the policy. */
export interface ProofRun {
  readonly name: string;
  readonly servers: readonly StubServer[];
  readonly policy: Policy;
  readonly calls: readonly ToolCall[];
}

/** A file beside the policy: a project's own settings, or managed ones. */
export interface ExtraFile {
  /** `system`: below `/etc`, which exists only in a mount namespace. */
  readonly in: 'home' | 'project' | 'system';
  /** Relative to that folder. */
  readonly path: string;
  /**
   * `{home}` and `{project}` stand for the session's folders, `{command}` and `{args}` for those of the
   * first stub server, in JSON; in flags, variables and the policy file too.
   */
  readonly text: string;
  /** The text is JSON, and its values join those of the file that the client's own driver wrote. */
  readonly merge?: true;
}

/** A file that a person could write by hand, and how the client reads it: the reason why ours look different. */
export interface TrapRun {
  /** Id of the override of the target that this run shows. */
  readonly override?: string;
  readonly name: string;
  readonly servers: readonly StubServer[];
  readonly file: string;
  /** How the client is driven, where not as in the cases. */
  readonly mode?: DriveMode;
  /** The client's own permission mode, as it spells it. */
  readonly permissionMode?: string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: readonly ExtraFile[];
  readonly calls: readonly (ToolCall & { readonly expected: Outcome | 'not started' })[];
}
