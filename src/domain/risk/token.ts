/** One word of a text: folded for comparison, with its position. */
export interface Token {
  /** Lower case, without accents. */
  readonly word: string;
  /** The word without a plural ending; phrases are compared by stems. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

const ACCENTS = /\p{M}/gu;
const NON_ASCII = /[^\p{ASCII}]/u;
/** A run of letters and digits; scripts without spaces are a run of their own: 执行SQL查询. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]+|[[\p{L}\p{N}_'’]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]]+/gv;

/** Lower case, compatibility forms unified, Latin accents removed. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return NON_ASCII.test(lower)
    ? lower.normalize('NFKD').replace(ACCENTS, '').normalize('NFC')
    : lower;
}

/** The singular of an English noun, roughly: both sides of a comparison go through it. */
export function stemWord(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** A word as it is compared: folded, without a possessive, with its stem and its place. */
export function tokenOf(raw: string, start: number): Token {
  const word = foldWord(raw).replaceAll('’', "'").replace(/'s$/, '');
  return { word, stem: stemWord(word), start, end: start + raw.length };
}

/** The words of a text. An identifier with an underscore stays one word: it names something else. */
export function textTokens(text: string): Token[] {
  return [...text.matchAll(WORD)].map((match) => tokenOf(match[0], match.index));
}
