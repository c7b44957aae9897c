/**
 * What a user named: phrases of their own words, so that a destination in a call can be looked up in
 * them, also by a hash. A phrase is a row of whole words as the user wrote them, in lower case and
 * without the punctuation around them. No folding of look-alike letters: `аlice` with a Cyrillic
 * letter is not `alice`.
 */

/** Words in the longest phrase that is looked up. */
const LONGEST_PHRASE = 8;
/** Words of one text that are read; a user's prompt beyond that names nothing more. */
const MOST_WORDS = 20_000;

/** Words that name no one in particular: who writes “everyone” names no list of recipients. */
const NOT_A_NAME = new Set(
  'a all an and any anyone channel default each every everybody everyone he her here him i it me my none null others people she team the them they this to true undefined us we you your'.split(
    ' ',
  ),
);

/** The phrases of a text that a user wrote, each once. */
export function phrasesOf(text: string): Set<string> {
  const phrases = new Set<string>();
  const words = wordsOf(text).slice(0, MOST_WORDS);
  for (const [at, word] of words.entries()) {
    for (const part of partsOf(word)) phrases.add(part);
    for (let length = 1; length <= LONGEST_PHRASE && at + length <= words.length; length += 1) {
      phrases.add(words.slice(at, at + length).join(' '));
    }
  }
  return phrases;
}

/**
 * The phrase to look up for a value in a call; undefined for a value that no phrase can name: an
 * empty or very long one, one that names no one in particular, one with characters that cannot be seen.
 */
export function phraseOf(value: string): string | undefined {
  if (/\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\p{Default_Ignorable_Code_Point}/u.test(value)) return undefined;
  const words = wordsOf(value);
  if (words.length === 0 || words.length > LONGEST_PHRASE) return undefined;
  const phrase = words.join(' ');
  return phrase.length < 2 || NOT_A_NAME.has(phrase) ? undefined : phrase;
}

/** `acme/widgets` also names its owner and its repository; a path or an address is only itself. */
function partsOf(word: string): string[] {
  const [, owner, repository] = /^([\w.-]+)\/([\w.-]+)$/u.exec(word) ?? [];
  return owner === undefined || repository === undefined ? [] : [owner, repository];
}

function wordsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().split(/\s+/u).map(bareWord).filter(Boolean);
}

const OPENING = /^[\p{Ps}\p{Pi}"'`<*#@,;:!?]+/u;
const CLOSING = /[\p{Pe}\p{Pf}"'`>*,;:!?.…]+$/u;

/** Without the marks around it, and without `'s`. */
function bareWord(word: string): string {
  const bare = word.replace(OPENING, '').replace(CLOSING, '');
  return bare.replace(/['’]s$/u, '');
}

/** Addresses in the text of a result, as they are there: `https://…`, `http://…`, `www.…`. */
export function addressesIn(text: string): Set<string> {
  const found = text.match(/(?:https?:\/\/|www\.)[^\s"'`<>\\]+/giu) ?? [];
  return new Set(found.flatMap((address) => [address, address.replace(/[).,;:!?\]}]+$/u, '')]));
}
