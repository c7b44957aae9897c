import { type Token, textTokens } from './token.ts';

const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

interface Phrase {
  readonly stems: readonly string[];
  /** The lists that hold the phrase. */
  readonly conditions: number[];
  /** Where any of the lists looks, as bits. */
  places: number;
  /** The phrase must be the whole field. */
  readonly whole: boolean;
  /** The phrase does not count in the words about the server. */
  readonly own: boolean;
}

/**
 * All phrases of all rules by their first word, so that a text is read once for all rules. Scripts
 * without spaces between words are compared by containment.
 */
export interface PhraseIndex {
  readonly byStem: Map<string, Phrase[]>;
  readonly byText: { text: string; condition: number }[];
}

export const hasUnspacedScript = (text: string): boolean => CJK.test(text);

/** Enters a phrase: `=` before it wants the whole field, `~` leaves the words about the server out. */
export function addPhrase(
  index: PhraseIndex,
  phrase: string,
  { condition, places }: { readonly condition: number; readonly places: number },
): void {
  const whole = phrase.startsWith('=');
  const own = phrase.startsWith('~');
  const text = whole || own ? phrase.slice(1) : phrase;
  if (hasUnspacedScript(text)) {
    index.byText.push({ text, condition });
    return;
  }
  const stems = textTokens(text.replaceAll('_', ' ')).map((token) => token.stem);
  const first = stems[0];
  if (first === undefined) return;
  const list = index.byStem.get(first) ?? [];
  index.byStem.set(first, list);
  const known = list.find(
    (each) => each.whole === whole && each.own === own && isSame(each.stems, stems),
  );
  if (!known) {
    list.push({ stems, conditions: [condition], places, whole, own });
    return;
  }
  known.conditions.push(condition);
  known.places |= places;
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((stem, at) => stem === b[at]);

/** Do the words after the first one, which is known to be there, follow it? */
function matchesAt({ stems }: Phrase, tokens: readonly Token[], at: number): boolean {
  for (let offset = 1; offset < stems.length; offset += 1) {
    if (tokens[at + offset]?.stem !== stems[offset]) return false;
  }
  return true;
}

/** Visits every phrase that occurs in the words; positions count words, not characters. */
export function visitPhrases(
  index: PhraseIndex,
  tokens: readonly Token[],
  place: number,
  visit: (phrase: Phrase, start: number, end: number) => void,
): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const phrases = index.byStem.get(tokens[at]?.stem ?? '');
    if (!phrases) continue;
    for (const phrase of phrases) {
      if ((phrase.places & place) === 0) continue;
      if (phrase.whole && (at > 0 || phrase.stems.length !== tokens.length)) continue;
      if (matchesAt(phrase, tokens, at)) visit(phrase, at, at + phrase.stems.length - 1);
    }
  }
}
