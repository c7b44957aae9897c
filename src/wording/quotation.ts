import type { Evidence } from '#domain/risk/assessment.ts';
import { listed } from './list.ts';

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

/** How many quotations one sentence holds. */
const SHOWN = 2;

const trimmed = (words: string): string => words.replace(DANGLING, '');

function clause(place: Evidence['place'], words: readonly string[]): string {
  const quoted = (cut: (each: string) => string) => listed(words.map((each) => quote(cut(each))));
  const whole = quoted((each) => each);
  if (place === 'parameter') return `it takes ${whole}`;
  if (place === 'server') return `the server is described with ${whole}`;
  if (place === 'server-summary') return `our summary of the server says ${quoted(trimmed)}`;
  if (place === 'summary') return `our summary says ${quoted(trimmed)}`;
  if (place === 'hint') return `the author’s hint is ${whole}`;
  return `the ${place} says ${quoted(trimmed)}`;
}

/** Does the other quotation say all of this one, from the same place or in the same words? */
function covers(other: Evidence, { place, words }: Evidence): boolean {
  const [long, short] = [other.words.toLowerCase(), words.toLowerCase()];
  return long === short || (other.place === place && long.includes(short));
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(
    (each, index) =>
      !evidence.some(
        (other, otherIndex) =>
          otherIndex !== index &&
          covers(other, each) &&
          (otherIndex < index || !covers(each, other)),
      ),
  );
}

/** Evidence as a clause: `the name says “a” and the summary says “b”`. Nothing is said twice. */
export function quotedEvidence(evidence: readonly Evidence[], limit = SHOWN): string {
  const shown = distinct(evidence).slice(0, limit);
  const places = [...new Set(shown.map(({ place }) => place))];
  return listed(
    places.map((place) =>
      clause(
        place,
        shown.filter((each) => each.place === place).map(({ words }) => words),
      ),
    ),
  );
}
