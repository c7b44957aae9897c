import {
  ADVICE_OBJECTS,
  ADVICE_VERBS,
  AFTER_PLURAL,
  BE,
  BEFORE_PLAIN,
  CONDITION,
  DETERMINERS,
  OPENERS,
  PERFORMING,
} from './english.ts';
import type { Field } from './field.ts';
import type { Lexicon, Verb } from './lexicon.ts';
import type { Sentence } from './sentence.ts';
import { type Form, type KnownVerb, knownVerb } from './verb-form.ts';

export interface MainVerb {
  readonly at: number;
  readonly verb: Verb;
  readonly form: Form;
}

const REACH = 24;
const PERFORMED_WITHIN = 5;
const SPLIT = /[:|–—>]|\s-\s|[)\]】》]/;

const isOpener = (word: string): boolean =>
  OPENERS.has(word) || (word.length > 4 && word.endsWith('ly')) || word.includes('_');

/** "STEP 2: Get the article": a number of a step is no step. */
function isNumbering(field: Field, at: number): boolean {
  const word = field.tokens[at]?.word ?? '';
  return word === 'step' && /^\d+$/.test(field.tokens[at + 1]?.word ?? '');
}

/** "Order status", "swap quote": the first word only tells what the second is about. */
function nounAfter(field: Field, at: number, to: number, lexicon: Lexicon): Verb | undefined {
  for (const offset of [1, 2]) {
    const token = field.tokens[at + offset];
    if (!token || at + offset >= to) return undefined;
    if (isOpener(token.word) || token.word === 'of' || token.word === 'from') return undefined;
    const noun = lexicon.nouns.get(token.stem);
    if (noun?.rules.some((rule) => !rule.weak)) return noun;
  }
  return undefined;
}

function isAdvice(field: Field, at: number): boolean {
  const word = field.tokens[at]?.word ?? '';
  if (!ADVICE_VERBS.has(word)) return false;
  const next = field.tokens[at + 1];
  if (!next || word.startsWith('use')) return true;
  const gap = field.text.slice(field.tokens[at]?.end, next.start);
  return ADVICE_OBJECTS.has(next.word) || next.word.includes('_') || gap.includes('`');
}

function countsAtStart({ verb, form }: KnownVerb, before: string, next: string): boolean {
  if (form === 'third' && AFTER_PLURAL.has(next) && (verb.nounToo || next === 'about'))
    return false;
  return form !== 'past' && !DETERMINERS.has(before);
}

function countsLater({ verb, form }: KnownVerb, before: string): boolean {
  if (form === 'plain') return BEFORE_PLAIN.has(before);
  if (form === 'gerund') return before === 'for' || before === 'by';
  if (form === 'third') return !verb.nounToo && !DETERMINERS.has(before);
  return form === 'foreign' || (form === 'past' && BE.has(before));
}

/** "Performs an issue get": of several words that may be verbs, the last one names the deed. */
function lastInPhrase(
  field: Field,
  from: number,
  to: number,
  lexicon: Lexicon,
): MainVerb | undefined {
  let found: MainVerb | undefined;
  for (let at = from; at <= to; at += 1) {
    const word = field.tokens[at]?.word ?? '';
    if (AFTER_PLURAL.has(word)) return found;
    const known = knownVerb(word, lexicon);
    if (known?.form === 'plain') found = { at, ...known };
  }
  return found;
}

/**
 * The word that says what a call does: the first verb after words such as "This tool allows you
 * to", or else the first third person, "to …", "for …ing" or "is …ed".
 */
export function mainVerb(field: Field, sentence: Sentence, lexicon: Lexicon): MainVerb | undefined {
  let atStart = true;
  let performing = -PERFORMED_WITHIN;
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + REACH); at += 1) {
    const word = field.tokens[at]?.word ?? '';
    const before = at > sentence.from ? (field.tokens[at - 1]?.word ?? '') : '';
    const gap = field.text.slice(field.tokens[at - 1]?.end ?? 0, field.tokens[at]?.start);
    if (at > sentence.from && SPLIT.test(gap)) atStart = true;
    if (CONDITION.has(word)) return undefined;
    if (isNumbering(field, at)) continue;
    if (isAdvice(field, at)) continue;
    if (word.endsWith('s') && OPENERS.has(word)) continue;
    if (PERFORMING.has(word)) {
      performing = at;
      continue;
    }
    const known = knownVerb(word, lexicon);
    if (known?.form === 'plain' && at - performing <= PERFORMED_WITHIN) {
      return lastInPhrase(field, at, performing + PERFORMED_WITHIN, lexicon) ?? { at, ...known };
    }
    if (
      known &&
      (atStart
        ? countsAtStart(known, before, field.tokens[at + 1]?.word ?? '')
        : countsLater(known, before))
    ) {
      const noun = known.verb.nounToo ? nounAfter(field, at, sentence.to, lexicon) : undefined;
      return { at, verb: noun ?? known.verb, form: known.form };
    }
    if (!isOpener(word)) atStart = false;
  }
  return undefined;
}
