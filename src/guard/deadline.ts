import { Script } from 'node:vm';

/** Milliseconds from the start of the process, well below the time that clients give a hook. */
const DEADLINE = 5_000;
const LATE = 'no answer in time';

let failureCode = 2;

/** Sets the exit code of every failure from now on. */
export function failWith(code: number): void {
  failureCode = code;
}

/** Clients take most other ends for consent: a failure is text on stderr and exit code 2, where no other is set. */
export function fail(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`toolward-guard: ${message || 'failed'}\n`);
  process.exit(failureCode);
}

/** Ends the process as a failure when it still runs at the deadline. */
export function startDeadline(): void {
  setTimeout(() => fail(new Error(LATE)), timeLeft());
}

/**
 * Runs a function, and throws if it takes until the deadline, or so many milliseconds: no timer fires meanwhile, and a
 * regular expression may take for ever.
 */
export function inTime<T>(run: () => T, longest = timeLeft()): T {
  const key = Symbol.for('toolward-guard.run');
  Object.assign(globalThis, { [key]: run });
  const script = new Script("globalThis[Symbol.for('toolward-guard.run')]()");
  try {
    return script.runInThisContext({ timeout: longest }) as T;
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new Error(LATE);
  }
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

const timeLeft = (): number => Math.max(1, Math.ceil(DEADLINE - process.uptime() * 1000));
