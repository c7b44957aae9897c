/** One server as a file names it, not yet looked into. It still holds every value: keep it nowhere. */
export interface RawEntry {
  readonly name: string;
  /** The keys on the way to it. */
  readonly path: readonly string[];
  /** The project that it belongs to, where the file has several. */
  readonly project?: string;
  readonly value: unknown;
  /** Switched off from elsewhere in the file. */
  readonly off?: boolean;
}

export interface Located {
  /** What program reads such a file. */
  readonly client: string;
  readonly entries: readonly RawEntry[];
  /** False where the file has no place for servers at all. */
  readonly hasPlace: boolean;
}
