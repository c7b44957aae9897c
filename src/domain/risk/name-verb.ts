import type { Field } from './field.ts';
import type { Lexicon, Verb } from './lexicon.ts';
import type { Occurrence } from './occurrence.ts';
import { unspacedVerbs } from './unspaced-verb.ts';

const VERSION = /^v?\d+$/;
const JOINT = new Set(['or', 'and']);
/** Nouns as often as verbs at the beginning of a name: `list_delete`, `view_create`. */
const THING_FIRST = new Set(['list', 'view', 'search', 'query', 'report', 'read', 'show', 'count']);

interface Found {
  readonly at: number;
  readonly verb: Verb;
}

function verbsAmong(words: readonly string[], lexicon: Lexicon): Found[] {
  return words.flatMap((word, at) => {
    const verb =
      lexicon.plain.get(word) ??
      lexicon.foreign.get(word) ??
      (at === 0 ? lexicon.inflected.get(word) : undefined);
    return verb ? [{ at, verb }] : [];
  });
}

function nounAtEnd(
  words: readonly string[],
  stems: readonly string[],
  lexicon: Lexicon,
): Found | undefined {
  let at = words.length - 1;
  while (at > 0 && VERSION.test(words[at] ?? '')) at -= 1;
  const verb = lexicon.nouns.get(stems[at] ?? '');
  return verb && at >= 0 ? { at, verb } : undefined;
}

function headOf(found: readonly Found[], last: number): Found | undefined {
  const sure = found.filter(({ verb }) => !verb.nounToo);
  const [first] = sure;
  const final = sure.at(-1);
  if (!first || !final || first === final) return first;
  const thing = first.at === 0 && THING_FIRST.has(first.verb.lemma);
  return thing && final.at === last ? final : first;
}

function joined(head: Found, found: readonly Found[], words: readonly string[]): Found[] {
  const next = found.find(({ at }) => at === head.at + 2);
  return next && JOINT.has(words[head.at + 1] ?? '') ? [head, next] : [head];
}

function unsureHead(
  found: readonly Found[],
  serverWords: ReadonlySet<string>,
  words: readonly string[],
) {
  return found.find(({ at }) => words.slice(0, at).every((word) => serverWords.has(word)));
}

/**
 * The verbs of a name. A plain verb counts wherever it stands, the first before the others; a word
 * that is also a noun counts at the beginning, or right after words that name the server.
 */
export function nameVerbs(
  field: Field,
  lexicon: Lexicon,
  serverWords: ReadonlySet<string>,
): Occurrence[] {
  const words = field.tokens.map((token) => token.word);
  let last = words.length - 1;
  while (last > 0 && VERSION.test(words[last] ?? '')) last -= 1;
  const occurrence = ({ at, verb }: Found, certain: boolean): Occurrence => ({
    verb,
    field,
    at,
    until: words.length - 1,
    certain,
  });
  const found = verbsAmong(words, lexicon);
  const head = headOf(found, last);
  if (head) return joined(head, found, words).map((each) => occurrence(each, true));
  const noun = nounAtEnd(
    words,
    field.tokens.map((token) => token.stem),
    lexicon,
  );
  const unsure = unsureHead(found, serverWords, words);
  if (noun && !(unsure && noun.verb.rules.every((rule) => rule.weak)))
    return [occurrence(noun, false)];
  if (unsure) return joined(unsure, found, words).map((each) => occurrence(each, true));
  const tail = found.at(-1);
  if (tail) return [occurrence(tail, false)];
  return unspacedVerbs(field, 0, field.tokens.length, lexicon);
}
