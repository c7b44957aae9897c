/** One change: what was there before it, and what it did in words. */
interface Step<State> {
  readonly before: State;
  readonly words: string;
  /** Changes in a row with the same key are one step, such as letters of one name. */
  readonly key: string | null;
}

const MOST = 200;

/** What Undo and Redo go back and forth in. It never changes: each step gives another history. */
export class History<State> {
  readonly now: State;
  readonly #past: readonly Step<State>[];
  readonly #future: readonly Step<State>[];

  constructor(now: State, past: readonly Step<State>[] = [], future: readonly Step<State>[] = []) {
    this.now = now;
    this.#past = past;
    this.#future = future;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  change(next: State, words: string, key: string | null = null): History<State> {
    const last = this.#past.at(-1);
    const joins = key !== null && last?.key === key && !this.canRedo;
    const past = joins
      ? [...this.#past.slice(0, -1), { before: last.before, words, key }]
      : [...this.#past, { before: this.now, words, key }];
    return new History(next, past.slice(-MOST));
  }

  /** Without the last change, and what that was in words; undefined where there is none. */
  undo(): [history: History<State>, words: string | undefined] {
    const step = this.#past.at(-1);
    if (!step) return [this, undefined];
    const future = [...this.#future, { ...step, before: this.now }];
    return [new History(step.before, this.#past.slice(0, -1), future), step.words];
  }

  redo(): [history: History<State>, words: string | undefined] {
    const step = this.#future.at(-1);
    if (!step) return [this, undefined];
    const past = [...this.#past, { before: this.now, words: step.words, key: null }];
    return [new History(step.before, past, this.#future.slice(0, -1)), step.words];
  }
}
