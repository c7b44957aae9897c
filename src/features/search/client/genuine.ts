import type { Query } from './query.ts';

/** The longest ending that the index takes off a word, as in "organisations" for "organise". */
const ENDING = 3;

function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function says(words: readonly string[], wanted: string): boolean {
  const ending = wanted.length > ENDING * 2 ? ENDING : wanted.endsWith('s') ? 1 : 0;
  const least = wanted.length - (wanted.length > ENDING + 1 ? Math.max(ending, 1) : ending);
  return words.some((word) => word.startsWith(wanted) || shared(word, wanted) >= least);
}

/**
 * Does this text contain every word of the query, or a form of it? Pagefind answers a word that it
 * does not know with pages about its first letters; such pages are no answer.
 */
export function isGenuine(text: string, { words }: Query): boolean {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  const whole = plain.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const parts = plain
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  const joined = plain
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ''));
  const all = [...whole, ...parts, ...joined];
  return words.every((word) => says(all, word));
}
