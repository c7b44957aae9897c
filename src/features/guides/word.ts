import type { Severity } from '#domain/risk/severity.ts';

/** One word of a vocabulary, as a guide explains it. */
export interface Word {
  /** Permanent: the word as data files and addresses spell it. */
  readonly id: string;
  readonly label: string;
  /** One or more sentences. */
  readonly meaning: string;
  /** A file name, shown before the meaning. */
  readonly file?: string;
  readonly severity?: Severity;
  /** How many tools of the catalogue it holds for. */
  readonly tools?: number;
  readonly href?: string;
}

/** A sentence from a clause: capital letter first, full stop last. */
export function sentence(clause: string): string {
  const start = clause.charAt(0).toUpperCase() + clause.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
