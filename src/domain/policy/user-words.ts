/**
 * What a user named: phrases of their own words, so that a destination in a call can be looked up in
 * them, also by a hash. A phrase is a row of whole words as the user wrote them, without the
 * punctuation around them, and in lower case but for what follows the host of an address. No folding
 * of look-alike letters: `аlice` with a Cyrillic letter is not `alice`.
 */

import { namesIn } from './link-names.ts';

/** Words in the longest phrase that is looked up. */
const LONGEST_PHRASE = 8;
/** Words of one text that are read; a user's prompt beyond that names nothing more. */
const MOST_WORDS = 20_000;
/** Characters of one text that are read. */
const MOST_CHARACTERS = 400_000;
/** Characters of the longest word, such as an address, and of the longest phrase of several words. */
const LONGEST_WORD = 2_048;
const LONGEST_ROW = 300;

/**
 * Words that name no one in particular: who writes “everyone” names no list of recipients, and who
 * writes “please send the file” names no account that somebody has called `please`.
 */
const NOT_A_NAME = new Set(
  `a about above account add after again all also am an and any anybody anyone anything archive are as ask at
  attach away back be because been before below between book both but buy by call can channel check copy could
  create data date default delete did do does doing done don't down draft each edit email emails even every
  everybody everyone everything execute false fetch file files find first folder for forward from get give go
  had has have he hello help her here hey hi him his how i if in info into invite is it its just keep know last
  let like link list log look mail make many may me message messages might money more most move much must my
  name need new next no nobody none not note now null of off ok okay on once one only open or order other
  others our out over page pay payment people please post public publish put read remove reply report review
  run same save search see send set share she should show so some somebody someone something summarise
  summarize summary take team tell than thank thanks that the their them then there these they thing things
  this those through to today tomorrow too transfer true two undefined until up update upload upon us use user
  users using very via want was we were what when where which while who will with without work world would
  write yes yesterday yet you your`.split(/\s+/),
);

/** The phrases of a text that a user wrote, each once. */
export function phrasesOf(text: string): Set<string> {
  const phrases = new Set<string>();
  const words = wordsOf(text.slice(0, MOST_CHARACTERS)).slice(0, MOST_WORDS);
  for (const [at, word] of words.entries()) {
    for (const name of [...namesIn(word), ...numberOf(word)]) phrases.add(name.toLowerCase());
    for (let length = 1; length <= LONGEST_PHRASE && at + length <= words.length; length += 1) {
      const phrase = words.slice(at, at + length).join(' ');
      if (phrase.length > longest(length)) break;
      phrases.add(phrase).add(phrase.replace(/['’]s$/u, ''));
    }
  }
  return phrases;
}

const longest = (words: number) => (words === 1 ? LONGEST_WORD : LONGEST_ROW);

/** What cannot be seen, or breaks the line. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** At the edge of a word: a pattern for more than one name, or JSON. */
const MORE_THAN_A_NAME = /(?:^|\s)["'`(]*[*?![{]|[*?!](?=$|[\s"'`)])/u;

/**
 * The phrase to look up for a value in a call; undefined for a value that no phrase can name: an
 * empty or very long one, one that names no one in particular, one with characters that cannot be
 * seen, a pattern such as `docs*`, a path that ends in dots, and JSON.
 */
export function phraseOf(value: string): string | undefined {
  if (value.length > LONGEST_WORD || UNSEEN.test(value) || MORE_THAN_A_NAME.test(value)) {
    return undefined;
  }
  if ([...value].some(isStoredAsAnother) || WAY_UP.test(value)) return undefined;
  const words = wordsOf(value);
  const phrase = words.join(' ');
  if (words.length > LONGEST_PHRASE || phrase.length > longest(words.length)) return undefined;
  return phrase.length < 2 || words.every((word) => NOT_A_NAME.has(word)) ? undefined : phrase;
}

/** Dots after the last slash of a path: they look like the end of a sentence, and lead elsewhere. */
const WAY_UP = /[\\/]\.+[^\p{L}\p{N}\\/]*(?:\s|$)/u;

/** Does NFC turn this one character into one other, as the Kelvin sign into `K`? */
function isStoredAsAnother(character: string): boolean {
  const composed = character.normalize('NFC');
  return composed !== character && [...composed].length === 1;
}

/** `$1,200.50` also names the number 1200.5, as calls write it. */
function numberOf(word: string): string[] {
  if (word.length > 20) return [];
  const digits = /^[$€£¥]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[$€£¥]?$/u.exec(word)?.[1];
  return digits === undefined ? [] : [String(Number(digits.replaceAll(',', '')))];
}

/** A very long word is left as it is: it is too long for any phrase. */
function wordsOf(text: string): string[] {
  const words = text.normalize('NFC').split(/\s+/u);
  return words
    .map((word) => (word.length > LONGEST_WORD ? word : folded(bareWord(word))))
    .filter(Boolean);
}

const ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/)((?:[^/?#]*@)?)([^/?#@]*)(.*)$/isu;

/**
 * In lower case; of an address, only scheme and host, since the letters after them may lead elsewhere,
 * and so could carry data out. A host alone is the same with a slash after it.
 */
function folded(word: string): string {
  const found = ADDRESS.exec(word);
  if (!found) return word.toLowerCase();
  const [, scheme = '', user = '', host = '', rest = ''] = found;
  return `${scheme.toLowerCase()}${user}${host.toLowerCase()}${rest === '/' ? '' : rest}`;
}

const OPENING = /^[\p{Ps}\p{Pi}"'`<*#@,;:!?]+/u;
const CLOSING = /[\p{Pe}\p{Pf}"'`>*,;:!?.…]/u;

/** Without the marks around it. */
function bareWord(word: string): string {
  let bare = word.replace(OPENING, '');
  while (CLOSING.test(bare.at(-1) ?? '')) bare = bare.slice(0, -1);
  return bare;
}

/**
 * Addresses in the text of a result, as they are there, with and without the marks after them:
 * `https://…`, `http://…`, `www.…`; none that is longer than 2,048 characters, nor a part of it.
 */
export function addressesIn(text: string): Set<string> {
  const found = text.match(/(?:https?:\/\/|www\.)[^\s"'`<>\\]+/giu) ?? [];
  const short = found.filter((address) => address.length <= LONGEST_WORD);
  return new Set(short.flatMap((address) => [address, withoutMarks(address)]));
}

/** An address without the marks that may only stand after it. */
export function withoutMarks(address: string): string {
  let bare = address;
  while (/[).,;:!?\]}]/u.test(bare.at(-1) ?? '')) bare = bare.slice(0, -1);
  return bare;
}
