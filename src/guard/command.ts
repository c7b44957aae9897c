/** What the program tells its commands. */
export interface Program {
  /** The absolute path of the program's own file. */
  readonly file: string;
  /** The path of the policy: beside the program, unless `--policy` before the command names another. */
  readonly policyFile: string;
}

/**
 * A command of `toolward-guard`. Resolves to the exit code. What it throws is printed on stderr and ends the program
 * with code 2.
 */
export type Command = (args: readonly string[], program: Program) => Promise<number>;
