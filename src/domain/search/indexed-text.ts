import { nameKey, nameToken } from './name-key.ts';

/** Stands between what is shown and what is there to be found only. */
const BREAK = ' \u241e ';
const TOKEN_START = nameToken('').length;

export interface IndexedText {
  /** The line that is shown. */
  readonly text: string;
  /** The tokens of its names. */
  readonly tokens: readonly string[];
}

/** The text of a record as it is indexed: what is shown, then further words and a token per name. */
export function indexedText(text: string, names: readonly string[], further = ''): string {
  const tokens = names.filter((name) => nameKey(name) !== '').map(nameToken);
  return `${text}${BREAK}${[further, ...new Set(tokens)].join(' ').trim()}`;
}

/** What of an indexed text is shown, and under which names it is found. */
export function fromIndexedText(indexed: string): IndexedText {
  const at = indexed.lastIndexOf(BREAK.trim());
  if (at === -1) return { text: indexed, tokens: [] };
  const hidden = indexed.slice(at + 1).split(/\s+/);
  const isToken = (word: string) => word !== '' && word === nameToken(word.slice(TOKEN_START));
  return { text: indexed.slice(0, at).trim(), tokens: hidden.filter(isToken) };
}
