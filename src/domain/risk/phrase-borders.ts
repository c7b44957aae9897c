import type { Field } from './field.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const PREPOSITIONS = words(`
  of in on at by for from to into onto with within without via using per between across against
  under inside outside about after before during through upon towards toward among around as than based including
  excluding such like along except unlike regarding concerning containing matching named called
  para por con pour dans avec von für mit com`);
const CONJUNCTIONS = words('and or but nor plus then');
/** What follows tells when, why or which: the clause before it says what happens. */
const CLAUSES = words(`
  that which who whom where when while if unless until because since so allowing enabling instead
  rather optionally returning useful e.g i.e eg ie etc`);
const ARTICLES = words(`
  a an the this these those your its their our my his her whose every no un una uno el la los las
  le les des du il lo gli der das den dem ein eine einen um uma os de del di e y et und bir`);
const BEFORE_NOUNS = words(`
  all any each some another both either multiple single several many few more most other specific
  specified given certain new existing current various different one two three`);
const AUXILIARIES = words(`
  is are was were be been being can could will would shall should may must might has have had does
  do did cannot not only also be very what how why whether`);

/** No quotation ends with one of these, unless the sentence does. */
export const CANNOT_END: ReadonlySet<string> = new Set([
  ...PREPOSITIONS,
  ...CONJUNCTIONS,
  ...CLAUSES,
  ...ARTICLES,
  ...BEFORE_NOUNS,
  ...AUXILIARIES,
]);

/** Two of a kind before "and" need their noun: "new and existing issues". */
const ADJECTIVES = words(`
  old public private active inactive open closed recent local remote hosted shared internal external
  custom full partial personal temporary permanent primary secondary read first last next previous
  read-only self`);

/** What stands between a word and the one after it. */
export function gapAfter(field: Field, at: number): string {
  return field.text.slice(field.tokens[at]?.end, field.tokens[at + 1]?.start);
}

export type Border = 'sentence' | 'clause' | 'phrase' | 'joint' | 'none';

const SENTENCE_END =
  /^\S*?[.!?:;。！？；：|]+(?=\s|$|\p{Lo})|\n\s*\n|\s[-–—|>→•*]+\s|[。！？；—\p{Extended_Pictographic}]/u;
const OPENING = /^\s*[([{（【]/;
const CLOSING = /^[)\]}）】]/;
const COMMA = /[,，、](?:\s|$)/;
/** A line that goes on with a small letter was only broken; "args:" and "max_count" begin a new one. */
const GOES_ON = /^\p{Ll}[\p{L}\p{N}'’-]*(?![\p{L}\p{N}_:])/u;

function punctuation(gap: string, rest: string, next: string): Border {
  if (SENTENCE_END.test(gap)) return 'sentence';
  if (gap.includes('\n') && !GOES_ON.test(rest)) return 'sentence';
  if (OPENING.test(gap)) return 'clause';
  if (CLOSING.test(gap)) return 'phrase';
  if (!COMMA.test(gap)) return 'none';
  return CONJUNCTIONS.has(next) ? 'joint' : 'clause';
}

/** Which border a text has after one of its words. */
export function borderAfter(field: Field, at: number): Border {
  const next = field.tokens[at + 1];
  const gap = gapAfter(field, at);
  if (!next) return field.isCut ? 'none' : 'sentence';
  if (gap !== ' ') {
    const border = punctuation(gap, field.text.slice(next.start, next.end + 1), next.word);
    if (border !== 'none' || !/\s/.test(gap)) return border;
  }
  if (CLAUSES.has(next.word)) return 'clause';
  if (CONJUNCTIONS.has(next.word)) return 'joint';
  if (PREPOSITIONS.has(next.word)) return 'phrase';
  return /^(?:e\.g|i\.e)\b/i.test(field.text.slice(next.start, next.start + 4)) ? 'clause' : 'none';
}

/** "Its name, its description": is a list begun that has not come to its last member? */
function isInsideList(field: Field, from: number, to: number): boolean {
  let comma = -1;
  for (let at = from; at < to; at += 1) {
    if (COMMA.test(gapAfter(field, at))) comma = at;
  }
  if (comma < 0) return false;
  const rest = field.tokens.slice(comma + 1, to + 1);
  return !rest.some(({ word }) => CONJUNCTIONS.has(word));
}

const EXAMPLES = words('including such like as');

/** "Facts such as its name": examples end where their list does. */
function isExample(field: Field, from: number, to: number): boolean {
  if (!COMMA.test(gapAfter(field, to))) return false;
  return field.tokens.slice(from, to).some(({ word }) => EXAMPLES.has(word));
}

/** How far the rest of a list is looked for. */
const LIST = 6;

/** "Files, folders and links": does the comma after this word stand in a list? */
export function beginsList(field: Field, to: number): boolean {
  if (!COMMA.test(gapAfter(field, to))) return false;
  for (let at = to + 1; at < Math.min(to + LIST, field.tokens.length); at += 1) {
    const word = field.tokens[at]?.word ?? '';
    if (word === 'and' || word === 'or') return true;
    if (CLAUSES.has(word) || SENTENCE_END.test(gapAfter(field, at))) return false;
  }
  return false;
}

/** Can a quotation that begins with one word end with the other, which has this border after it? */
export function canEnd(field: Field, from: number, to: number, border: Border): boolean {
  if (border === 'none') return false;
  const last = field.tokens[to]?.word ?? '';
  if (CANNOT_END.has(last) && border !== 'sentence') return false;
  if (ARTICLES.has(last) || CONJUNCTIONS.has(last)) return false;
  if (border === 'joint' && ADJECTIVES.has(last)) return false;
  if (border === 'sentence') return true;
  return !/^\d+$/.test(last) && !isInsideList(field, from, to) && !isExample(field, from, to);
}

/** Back to a word with which a quotation can end, where no border is near. */
export function trimmed(field: Field, from: number, to: number): number {
  let end = to;
  while (end > from && CANNOT_END.has(field.tokens[end]?.word ?? '')) end -= 1;
  return end;
}
