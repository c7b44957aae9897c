import { hash } from 'node:crypto';

/** Values of content files, by the hash of the file and the schema that it was read with. */
export type KnownFiles = ReadonlyMap<string, unknown>;

/**
 * What earlier builds read, so that a file that did not change is not parsed again. Only values without
 * mistakes are in it; they are shared, never changed.
 */
export class ContentFiles {
  readonly #known: KnownFiles;
  readonly #used = new Map<string, unknown>();

  constructor(known: KnownFiles = new Map()) {
    this.#known = known;
  }

  /** `kind` names the schema: the folder, or the file that has a schema of its own. */
  keyOf(kind: string, bytes: Uint8Array): string {
    return `${kind} ${hash('sha256', bytes, 'base64url')}`;
  }

  /** Undefined where no earlier build read such a file. */
  get(key: string): unknown {
    const value = this.#known.get(key);
    if (value !== undefined) this.#used.set(key, value);
    return value;
  }

  add(key: string, value: unknown): void {
    this.#used.set(key, value);
  }

  /** What this build read, and nothing else. */
  get used(): KnownFiles {
    return this.#used;
  }

  /** Was anything read that was not known, or known that was not read? */
  get isChanged(): boolean {
    return (
      this.#used.size !== this.#known.size ||
      [...this.#used.keys()].some((key) => !this.#known.has(key))
    );
  }
}
