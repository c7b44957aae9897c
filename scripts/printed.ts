/** A mistake in the arguments, as one sentence. */
export class UsageError extends Error {}

/** What a command prints, and the code that it ends with. */
export interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}
