import type { EvidenceQuality } from '#domain/provenance.ts';

/** A foreign record, or one of its tools, that was left out, and why. */
export interface Skipped {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly reason: string;
}

/** A server as a source of another format describes it, before it has an address and is checked. */
export interface Draft {
  /** Preferred address; made unique within one import. */
  readonly slug: string;
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly vendor?: string | undefined;
  readonly repository?: string | undefined;
  readonly repositoryPath?: string | undefined;
  readonly package?: { registry: string; name: string; version?: string | undefined } | undefined;
  readonly transport?: string | undefined;
  readonly licence?: string | undefined;
  readonly quality: EvidenceQuality | 'metadata-only';
  readonly known?: { readonly tools: number; readonly of: number } | undefined;
  readonly source: {
    readonly dataset: string;
    readonly repo?: string | undefined;
    readonly url?: string | undefined;
    readonly commit?: string | undefined;
    readonly path?: string | undefined;
    readonly version?: string | undefined;
    readonly seen?: string | undefined;
    readonly datasetLicence?: string | undefined;
  };
  readonly tools: readonly unknown[];
}

/** Where a draft is, for messages: its file, its line and the line of each tool. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly toolLine?: ((index: number) => number) | undefined;
}

/** One result of a reader. */
export type Found =
  | { readonly draft: Draft; readonly place: Place }
  | { readonly skipped: Skipped };

/** What the reader of a format gets in addition to the path. */
export interface Origin {
  /** Day on which the source was read, where the source does not say it itself. */
  readonly seen?: string | undefined;
  readonly commit?: string | undefined;
  /** `owner/name` on GitHub, where a checkout says it. */
  readonly repo?: string | undefined;
}

/** The progress of a reader. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}
