/** A set of keys, such as hashes, that forgets. */
export interface Keys {
  has(key: string): boolean;
  /** Adds keys, and forgets those that were added the longest ago, so that at most `most` are left. */
  add(keys: Iterable<string>, most: number): void;
}

/** Keys that are kept as they are. */
export function keySet(): Keys {
  let known = new Set<string>();
  return {
    has: (key) => known.has(key),
    add(keys, most) {
      for (const key of keys) {
        known.delete(key);
        known.add(key);
      }
      if (known.size > most) known = new Set([...known].slice(-most));
    },
  };
}
