/** What `/stack/` reads at most; beyond it refuses, and says so. */
export const STACK_LIMITS = {
  /** Characters of pasted text. */
  characters: 5_000_000,
  /** Characters of YAML, which takes much longer to read. */
  yamlCharacters: 300_000,
  /** Entries in one file. */
  servers: 1000,
} as const;
