const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof SIGNALS)[number];

/** Listens for signals that ask this process to end. */
export class StopSignals {
  readonly #listen: (signal: Signal) => void;
  #received: Signal | undefined;

  /** `stop` is called with the first signal; this process goes on until `finish`. */
  constructor(stop: () => void) {
    this.#listen = (signal) => {
      this.#received ??= signal;
      stop();
    };
    for (const signal of SIGNALS) process.on(signal, this.#listen);
  }

  get received(): boolean {
    return this.#received !== undefined;
  }

  /** Listens no more. A process that was asked to end ends now, by that signal. */
  finish(): void {
    for (const signal of SIGNALS) process.off(signal, this.#listen);
    if (this.#received) process.kill(process.pid, this.#received);
  }
}
