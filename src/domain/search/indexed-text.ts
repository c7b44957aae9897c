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

interface Hidden {
  readonly further?: string;
  readonly again?: number;
  readonly tokensToo?: boolean;
}

/**
 * The text of a record as it is indexed: what is shown, then further words and a token per name. `again`
 * says names and text so many times more, where they are found only, so that the record ranks before its
 * like; `tokensToo` does so for beginnings of names.
 */
export function indexedText(
  text: string,
  names: readonly string[],
  { further = '', again = 0, tokensToo = false }: Hidden = {},
): string {
  const tokens = [...new Set(names.filter((name) => nameKey(name) !== '').map(nameToken))];
  const said = [...names, text].join(' ').split(/\s+/).filter(isOrdinary);
  const more = Array.from({ length: again }, () => [...said, ...(tokensToo ? tokens : [])]).flat();
  return `${text}${BREAK}${[further, ...tokens, ...more].join(' ').trim()}`;
}

/** A word that neither begins the hidden part nor is taken for a name. */
const isOrdinary = (word: string): boolean =>
  !word.includes(BREAK.trim()) && !word.startsWith(nameToken(''));

/** What of an indexed text is shown, and under which names it is found. */
export function fromIndexedText(indexed: string): IndexedText {
  const at = indexed.lastIndexOf(BREAK.trim());
  if (at === -1) return { text: indexed, tokens: [] };
  const hidden = indexed.slice(at + 1).split(/\s+/);
  const isToken = (word: string) => word !== '' && word === nameToken(word.slice(TOKEN_START));
  return { text: indexed.slice(0, at).trim(), tokens: [...new Set(hidden.filter(isToken))] };
}
