import type { Outcome } from '../../src/domain/policy/decide.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { StubServer } from '../run-session.ts';

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

/** A file that somebody could write by hand, and what the client makes of it: why ours look different. */
export interface TrapRun {
  readonly name: string;
  readonly servers: readonly StubServer[];
  readonly file: string;
  readonly flags?: readonly string[];
  readonly calls: readonly (ToolCall & { readonly expected: Outcome | 'not started' })[];
}
