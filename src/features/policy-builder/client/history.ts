/** One change: what was there before it, and what it did in words. */
interface Step<State> {
  readonly before: State;
  readonly words: string;
  /** Changes in a row with the same key are one step, such as letters of one name. */
  readonly key: string | null;
}

const MOST = 200;

/** What Undo and Redo go back and forth in. */
export class History<State> {
  #now: State;
  #past: Step<State>[] = [];
  #future: Step<State>[] = [];

  constructor(now: State) {
    this.#now = now;
  }

  get now(): State {
    return this.#now;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  change(next: State, words: string, key: string | null = null): void {
    const last = this.#past.at(-1);
    const joins = key !== null && last?.key === key && this.#future.length === 0;
    if (joins) this.#past[this.#past.length - 1] = { before: last.before, words, key };
    else this.#past.push({ before: this.#now, words, key });
    if (this.#past.length > MOST) this.#past.shift();
    this.#future = [];
    this.#now = next;
  }

  /** Takes the last change back; says what it was, undefined where there is none. */
  undo(): string | undefined {
    const step = this.#past.pop();
    if (!step) return undefined;
    this.#future.push({ ...step, before: this.#now });
    this.#now = step.before;
    return step.words;
  }

  redo(): string | undefined {
    const step = this.#future.pop();
    if (!step) return undefined;
    this.#past.push({ before: this.#now, words: step.words, key: null });
    this.#now = step.before;
    return step.words;
  }
}
