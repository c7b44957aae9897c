import type { Keys } from '#domain/policy/keys.ts';

/** Bytes of a hash. */
export const HASH_LENGTH = 12;
/** What is left of the most that may be kept, when more come. */
const KEPT = 7 / 8;

/**
 * Hashes, written in base64url, as the bytes that a session file holds: the oldest first, one after the other. A call
 * looks for a few among tens of thousands, so nothing is built of them.
 */
export class StoredHashes implements Keys {
  #bytes: Buffer;

  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.#bytes = bytes;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  has(key: string): boolean {
    const hash = Buffer.from(key, 'base64url');
    let at = this.#bytes.indexOf(hash);
    while (at >= 0 && at % HASH_LENGTH !== 0) at = this.#bytes.indexOf(hash, at + 1);
    return at >= 0;
  }

  add(keys: Iterable<string>, most: number): void {
    const added = [...keys].map((key) => Buffer.from(key, 'base64url'));
    this.#bytes = Buffer.concat([this.#bytes, ...added]);
    if (this.#bytes.length > most * HASH_LENGTH) this.#forget(most);
  }

  /** Removes hashes that are there twice, too, and makes room: this takes long, and should be rare. */
  #forget(most: number): void {
    const kept = Math.ceil(most * KEPT);
    const known = new Set<string>();
    for (let end = this.#bytes.length; end > 0 && known.size < kept; end -= HASH_LENGTH) {
      known.add(this.#bytes.toString('base64url', end - HASH_LENGTH, end));
    }
    this.#bytes = Buffer.concat([...known].reverse().map((key) => Buffer.from(key, 'base64url')));
  }
}
