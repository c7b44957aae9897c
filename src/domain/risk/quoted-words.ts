import type { Field } from './field.ts';
import {
  type Border,
  beginsList,
  borderAfter,
  canEnd,
  gapAfter,
  trimmed,
} from './phrase-borders.ts';
import { sentencesOf } from './sentence.ts';
import { textTokens } from './token.ts';

/** A quotation is no longer than this, in words. */
export const MOST_QUOTED = 12;
/** A quotation that cannot reach the end of its clause ends at a phrase of about this length. */
const PLENTY = 8;
/** A phrase that was found may go on for this many words. */
const REST_OF_PHRASE = 6;

const CLOSERS = '])}>”’"\'`»）】」*_';
const PAIRS: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '”': '“',
  '»': '«',
};
const OPENERS: ReadonlySet<string> = new Set(Object.values(PAIRS));
const SIGNS = /[()[\]{}“”«»"`]/;

/** Are the brackets and quotation marks of a text closed, and closed only where they were opened? */
export function isBalanced(text: string): boolean {
  if (!SIGNS.test(text)) return true;
  const open: string[] = [];
  for (const sign of text) {
    if (OPENERS.has(sign)) open.push(sign);
    else if (PAIRS[sign] !== undefined && open.pop() !== PAIRS[sign]) return false;
  }
  const even = (sign: string) => text.split(sign).length % 2 === 1;
  return open.length === 0 && even('"') && even('`');
}

/** Where the text of a quotation ends: after the signs that close what it opened. */
function endOf(field: Field, from: number, to: number): number {
  const start = startOf(field, from);
  let end = field.tokens[to]?.end ?? field.text.length;
  while (CLOSERS.includes(field.text[end] ?? ' ') && !isBalanced(field.text.slice(start, end)))
    end += 1;
  return end;
}

/** A compound is quoted whole: "read-only", not "only". */
function startOf(field: Field, from: number): number {
  let at = from;
  while (at > 0 && gapAfter(field, at - 1) === '-') at -= 1;
  return field.tokens[at]?.start ?? 0;
}

/** The words as written, with line breaks made spaces and without a possessive at their end. */
function textOf(field: Field, from: number, to: number): string {
  const text = field.text.slice(startOf(field, from), endOf(field, from, to));
  const plain = text.replace(/\s+/g, ' ').trim();
  const even = (sign: string) => plain.split(sign).length % 2 === 1;
  const closed = ['`', '**', '"'].reduce(
    (cut, sign) => (even(sign) ? cut : cut.replaceAll(sign, '')),
    plain,
  );
  return closed.replace(/['’]s$|(?<=(?:^|\s)\p{L}[\p{L}\p{N}]*s)['’]$/u, '');
}

function canClose(field: Field, from: number, to: number, border: Border): boolean {
  if (!canEnd(field, from, to, border)) return false;
  return isBalanced(field.text.slice(startOf(field, from), endOf(field, from, to)));
}

/**
 * What a verb says that happens, as written: to the end of its clause where that is near, else to
 * the end of the last phrase within reach. At most `MOST_QUOTED` words.
 */
export function quotedClause(field: Field, at: number): string {
  let fallback: number | undefined;
  let ends = at;
  for (let to = at; to < Math.min(at + MOST_QUOTED, field.tokens.length); to += 1) {
    const border = borderAfter(field, to);
    ends = to;
    if (!canClose(field, at, to, border)) {
      if (border === 'sentence') break;
      continue;
    }
    const isClause = border === 'clause' && to > at && !beginsList(field, to);
    if (border === 'sentence' || isClause) return textOf(field, at, to);
    if (fallback === undefined || to - at < PLENTY) fallback = to;
  }
  return textOf(field, at, fallback ?? trimmed(field, at, Math.min(ends, at + PLENTY)));
}

/** Words that were found, as written, with what belongs to their phrase. */
export function quotedPhrase(field: Field, from: number, to: number): string {
  for (let end = to; end <= to + REST_OF_PHRASE && end < field.tokens.length; end += 1) {
    const border = borderAfter(field, end);
    if (canClose(field, from, end, border)) return textOf(field, from, end);
    if (border === 'sentence') break;
  }
  return textOf(field, from, trimmed(field, from, to));
}

/** The part of a name that was found. */
export function quotedName({ text, tokens }: Field, from: number, to: number): string {
  return text.slice(tokens[from]?.start, tokens[to]?.end);
}

/**
 * The whole sentences at the beginning of a text, up to a section such as "Args:", that fit into so
 * many characters. Undefined where not even the first one fits.
 */
export function firstSentences(text: string, limit: number): string | undefined {
  const read = text.slice(0, limit * 2).toWellFormed();
  const isCut = text.length > limit * 2;
  const field: Field = { place: 'description', text: read, tokens: textTokens(read), isCut };
  const last = sentencesOf(field).at(-1)?.to ?? 0;
  let end: number | undefined;
  for (let at = 0; at < last && (field.tokens[at]?.end ?? 0) <= limit; at += 1) {
    if (borderAfter(field, at) !== 'sentence' || /^\s*[:：]/.test(gapAfter(field, at))) continue;
    if (isBalanced(read.slice(0, endOf(field, 0, at)))) end = endOf(field, 0, at);
  }
  return end === undefined ? undefined : read.slice(0, end);
}
