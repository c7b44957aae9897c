import { nameKey, nameToken } from '#domain/search/name-key.ts';

/** Words that say nothing about what is looked for. */
const EMPTY_WORDS = new Set(
  'a an and are attack attacks can do does for from how i in is it mcp me my of on or the to what which with'.split(
    ' ',
  ),
);

export interface Query {
  /** The words, in lower case and without accents or signs. */
  readonly words: readonly string[];
  /** All words as one name: what `create api key` and `create_api_key` have in common. */
  readonly key: string;
  /** The index word for names that begin so; null where there is no letter or digit. */
  readonly token: string | null;
}

/** What was typed, as the index is asked for it. */
export function parseQuery(text: string): Query {
  const all = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = all.filter((word) => !EMPTY_WORDS.has(word));
  const key = nameKey(text);
  return {
    words: telling.length > 0 ? telling : all,
    key,
    token: key === '' ? null : nameToken(text),
  };
}
