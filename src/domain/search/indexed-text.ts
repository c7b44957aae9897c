import { nameKey, nameToken } from './name-key.ts';

/** Stands between what is shown and what is there to be found only. */
const BREAK = ' \u241e ';

/** The text of a record as it is indexed: the line that is shown, then a token for each name. */
export function indexedText(text: string, names: readonly string[]): string {
  const tokens = names.filter((name) => nameKey(name) !== '').map(nameToken);
  return `${text}${BREAK}${[...new Set(tokens)].join(' ')}`;
}

/** What `indexedText` was made from. */
export function fromIndexedText(indexed: string): { text: string; tokens: readonly string[] } {
  const at = indexed.lastIndexOf(BREAK.trim());
  if (at === -1) return { text: indexed, tokens: [] };
  const tokens = indexed.slice(at + 1).trim();
  return { text: indexed.slice(0, at).trim(), tokens: tokens === '' ? [] : tokens.split(' ') };
}
