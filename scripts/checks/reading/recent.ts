interface Entry<T> {
  readonly key: string;
  readonly value: T;
  /** What was asked for after this the last time: most often it comes again. */
  next: Entry<T> | null;
}

/**
 * A cache of bounded size that forgets what was not asked for lately. Keys are copied: a piece of a
 * page's text would keep the whole page in memory. Pages ask for the same in the same order: what came
 * next the last time is compared before a hash is worked out.
 */
export class Recent<T> {
  #young = new Map<string, Entry<T>>();
  #old = new Map<string, Entry<T>>();
  #last: Entry<T> | null = null;
  readonly #most: number;

  /** Holds at least `most` entries, at most twice as many. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): T | undefined {
    const last = this.#last;
    const guess = last?.next;
    if (guess && guess.key === key) {
      this.#last = guess;
      return guess.value;
    }
    const found = this.#young.get(key) ?? this.#takeOver(key);
    if (found && last) last.next = found;
    this.#last = found ?? null;
    return found?.value;
  }

  /** Moves an entry that is asked for again to the young ones. */
  #takeOver(key: string): Entry<T> | undefined {
    const old = this.#old.get(key);
    if (old) this.#put(old);
    return old;
  }

  set(key: string, value: T): void {
    this.#put({ key: Buffer.from(key).toString(), value, next: null });
  }

  #put(entry: Entry<T>): void {
    if (this.#young.size >= this.#most) {
      // What is forgotten must not keep other things that are.
      for (const each of this.#old.values()) each.next = null;
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(entry.key, entry);
  }
}
