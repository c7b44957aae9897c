import type { Field } from './field.ts';
import type { Token } from './token.ts';

const PREPOSITIONS = new Set(
  `from in on to into for with by at within as against over across via using per`.split(' '),
);

/** "… and all its tasks" tells what hangs on the thing, not what the thing is. */
const BELONGING = new Set(['all', 'its', 'their', 'any']);
const ASIDE = /[:;([]/;

/**
 * The words for the thing itself: those before the first preposition, aside or belonging. Tokens
 * without a word stand for verbs that were taken out.
 */
export function nounPhrase(field: Field, tokens: readonly Token[]): readonly Token[] {
  let begun = false;
  for (const [at, { word, start }] of tokens.entries()) {
    const next = tokens[at + 1]?.word ?? '';
    const gap = at > 0 ? field.text.slice(tokens[at - 1]?.end, start) : '';
    const stops = PREPOSITIONS.has(word) || (word === 'and' && BELONGING.has(next));
    if (begun && (stops || (field.place !== 'name' && ASIDE.test(gap)))) return tokens.slice(0, at);
    if (word !== '' && !stops) begun = true;
  }
  return tokens;
}

/** The phrase up to its head: without a trailing version, "status" of "the status of an order". */
export function headPhrase(field: Field, tokens: readonly Token[]): readonly Token[] {
  const phrase = nounPhrase(field, tokens);
  const of = phrase.findIndex(({ word }, at) => at > 0 && word === 'of');
  const head = of > 0 ? phrase.slice(0, of) : phrase;
  const last = head.at(-1);
  return last && /^v?\d+$/.test(last.word) ? head.slice(0, -1) : head;
}
