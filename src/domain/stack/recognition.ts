import type { VersionRange } from '../attack/version-range.ts';
import type { Severity } from '../risk/severity.ts';

/** A server of the catalogue, as one line of the recognition index. */
export interface IndexedServer {
  readonly slug: string;
  readonly label: string;
  readonly tools: number;
  /** Where only part of the tools is known: how many there are. */
  readonly of?: number;
  /** The version of the package that was read. */
  readonly version?: string;
}

/** A flaw in a product, with what is needed to tell whether a version has it. */
export interface IndexedFlaw {
  readonly slug: string;
  readonly label: string;
  readonly name: string;
  readonly severity: Severity;
  readonly ranges?: readonly VersionRange[];
  readonly fixed?: string;
}

/** What is known under one key. */
export interface Indexed {
  readonly servers?: readonly IndexedServer[];
  readonly flaws?: readonly IndexedFlaw[];
}

/** `/stack/index/<shard>.json`. */
export type IndexShard = Readonly<Record<string, Indexed>>;

/** Whatever is known under a key, whichever shard it stands in. */
export type Recognition = (key: string) => Indexed | undefined;
