import type { Evidence } from './assessment.ts';

const QUOTE_LIMIT = 90;
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;

/** Words that a quotation of part of a sentence had better not end with. */
const DANGLING =
  /(?:\s+(?:a|an|and|any|as|at|by|for|from|in|into|its|of|on|or|that|the|their|this|to|whose|with|your))+$/i;

/** Words in quotation marks, short, without line breaks and invisible characters. */
export function quote(words: string): string {
  const plain = words.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
  const cut =
    plain.length > QUOTE_LIMIT ? `${plain.slice(0, QUOTE_LIMIT).toWellFormed().trimEnd()}…` : plain;
  return `“${cut.replace(/[“”]/g, '"')}”`;
}

function clause({ place, words }: Evidence): string {
  if (place === 'parameter') return `it takes ${quote(words)}`;
  if (place === 'server') return `the server is described with ${quote(words)}`;
  if (place === 'hint') return `the author’s hint is ${quote(words)}`;
  if (place === 'default') return `the specification’s default is ${quote(words)}`;
  return `the ${place} says ${quote(words.replace(DANGLING, ''))}`;
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const kept: Evidence[] = [];
  for (const each of evidence) {
    const words = each.words.toLowerCase();
    const known = kept.some(
      (other) => other.place === each.place && other.words.toLowerCase().includes(words),
    );
    if (!known) kept.push(each);
  }
  return kept;
}

/** Evidence as a clause: `the name says “a” and the summary says “b”`. */
export function quotedEvidence(evidence: readonly Evidence[], limit = 3): string {
  const clauses = distinct(evidence).slice(0, limit).map(clause);
  const last = clauses.pop() ?? '';
  return clauses.length > 0 ? `${clauses.join(', ')} and ${last}` : last;
}
