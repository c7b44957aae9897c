import type { Severity } from '../risk/severity.ts';
import { type AttackEntry, publicDate, summaryOf } from './entry.ts';
import type { FacetValues } from './facet.ts';
import { facetValues } from './facet-values.ts';
import { scoredSeverity } from './score.ts';
import type { AttackKind } from './vocabulary.ts';

/** What one line of a list shows of an entry, and by what it is found. */
export interface AttackLine {
  readonly slug: string;
  readonly id: string;
  readonly kind: AttackKind;
  readonly name: string;
  readonly text: string;
  /** Of a case, nothing gives a severity: its type says what it was. */
  readonly severity: Severity | null;
  readonly date: string;
  /** Other names, numbers and products. */
  readonly words: string;
  readonly facets: FacetValues;
  /** How many tools of the catalogue it applies to. */
  readonly tools: number;
}

/** What a list shows of an attack, with its text cut to a line; `tools` is how many it applies to. */
export function attackLine(entry: AttackEntry, tools = 0): AttackLine {
  return {
    slug: entry.slug,
    id: entry.id,
    kind: entry.kind,
    name: entry.name,
    text: firstWords(summaryOf(entry), 150),
    severity: severityOf(entry),
    date: publicDate(entry) ?? '',
    words: [...new Set(wordsOf(entry))].join(' · '),
    facets: facetValues(entry),
    tools,
  };
}

function severityOf(entry: AttackEntry): Severity | null {
  if (entry.kind === 'pattern') return entry.severity;
  return entry.kind === 'vulnerability' ? scoredSeverity(entry.scores) : null;
}

function wordsOf(entry: AttackEntry): string[] {
  if (entry.kind === 'pattern') return [...entry.aliases];
  const products = entry.products.map((product) =>
    typeof product === 'string' ? product : [product.name, product.package?.name ?? ''].join(' '),
  );
  return [...entry.cve, ...entry.ghsa, ...entry.aliases, ...products];
}

/** Whole words from the beginning, at most `length` characters of our own prose. */
function firstWords(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  return `${flat.slice(0, length).replace(/\s+\S*$/, '')} …`;
}
