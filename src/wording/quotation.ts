import type { Evidence } from '#domain/risk/evidence.ts';
import { listed } from './list.ts';
import { statedClause } from './stated.ts';

const QUOTE_LIMIT = 90;
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;

/** Words in quotation marks, short, without line breaks and invisible characters. */
export function quote(words: string): string {
  const plain = words.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
  const cut = plain.length > QUOTE_LIMIT ? `${start(plain)}…` : plain;
  return `“${cut.replace(/[“”]/g, '"')}”`;
}

/** As many whole words as fit; of a word that alone is too long, its beginning. */
function start(plain: string): string {
  const fits = plain.slice(0, QUOTE_LIMIT).toWellFormed();
  return fits.slice(0, fits.lastIndexOf(' ')).trimEnd() || fits;
}

/** How many quotations one sentence holds. */
const SHOWN = 2;

/** Who says it: the name, our summary, the description … Words of ours are never called the server's. */
export const EVIDENCE_SOURCE: Readonly<Record<Evidence['place'], string>> = {
  name: 'the name',
  title: 'the title',
  summary: 'our summary',
  description: 'the description',
  parameter: 'a parameter',
  hint: 'the author’s hint',
  server: 'the description of the server',
  'server-summary': 'our summary of the server',
  stated: 'the server’s definition',
  documented: 'the documentation',
};

function clause(place: Evidence['place'], words: readonly string[]): string {
  const quoted = listed(words.map(quote));
  if (place === 'parameter') return `it takes ${quoted}`;
  if (place === 'server') return `the server is described with ${quoted}`;
  if (place === 'hint') return `the author’s hint is ${quoted}`;
  return `${EVIDENCE_SOURCE[place]} says ${quoted}`;
}

/**
 * Facts that a source states are told in our words, with the day: nobody is quoted. What the thing is
 * stands beside it already.
 */
function statement(place: Evidence['place'], stated: readonly Evidence[]): string {
  const days = [...new Set(stated.flatMap(({ read }) => read ?? []))];
  const who = `${EVIDENCE_SOURCE[place]}${days.length > 0 ? `, read on ${listed(days)},` : ''}`;
  if (stated.every(({ fact }) => fact === 'object')) return `${who} says so`;
  return `${who} says ${listed(stated.flatMap(({ fact, words }) => (fact ? `that ${statedClause(fact, words)}` : [])))}`;
}

/** Does the other quotation say all of this one, from the same place or in the same words? */
function covers(other: Evidence, { place, words, fact }: Evidence): boolean {
  if (other.fact !== fact) return false;
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
    places.map((place) => {
      const there = shown.filter((each) => each.place === place);
      if (place === 'stated' || place === 'documented') return statement(place, there);
      return clause(
        place,
        there.map(({ words }) => words),
      );
    }),
  );
}
