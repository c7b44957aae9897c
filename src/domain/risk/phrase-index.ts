import { type Token, textTokens } from './token.ts';

const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

interface Phrase {
  readonly stems: readonly string[];
  readonly condition: number;
  /** The phrase must be the whole field. */
  readonly whole: boolean;
  /** The phrase does not count in the words about the server. */
  readonly own: boolean;
}

export interface PhraseHit {
  readonly condition: number;
  readonly own: boolean;
  readonly start: number;
  readonly end: number;
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
export function addPhrase(index: PhraseIndex, phrase: string, condition: number): void {
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
  list.push({ stems, condition, whole, own });
  index.byStem.set(first, list);
}

function matchesAt(phrase: Phrase, tokens: readonly Token[], at: number): boolean {
  return phrase.stems.every((stem, offset) => tokens[at + offset]?.stem === stem);
}

/** Every phrase that occurs in the words; positions count words, not characters. */
export function* phraseHits(
  index: PhraseIndex,
  tokens: readonly Token[],
  accepts: (condition: number) => boolean,
): Generator<PhraseHit> {
  for (let at = 0; at < tokens.length; at += 1) {
    for (const phrase of index.byStem.get(tokens[at]?.stem ?? '') ?? []) {
      if (phrase.whole && (at > 0 || phrase.stems.length !== tokens.length)) continue;
      if (accepts(phrase.condition) && matchesAt(phrase, tokens, at)) {
        const { condition, own } = phrase;
        yield { condition, own, start: at, end: at + phrase.stems.length - 1 };
      }
    }
  }
}
