/**
 * A cache of bounded size that forgets what was not asked for lately. Keys are copied: a piece of a
 * page's text would keep the whole page in memory.
 */
export class Recent<T> {
  #young = new Map<string, T>();
  #old: ReadonlyMap<string, T> = new Map();
  readonly #most: number;

  /** Holds at least `most` entries, at most twice as many. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): T | undefined {
    const found = this.#young.get(key);
    if (found !== undefined) return found;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  /** The copy of the key that it is kept under. */
  set(key: string, value: T): void {
    if (this.#young.size >= this.#most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(Buffer.from(key).toString(), value);
  }
}
