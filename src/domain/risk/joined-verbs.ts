import { AFTER_PLURAL, DETERMINERS } from './english.ts';
import type { Field } from './field.ts';
import type { Lexicon } from './lexicon.ts';
import type { MainVerb } from './main-verb.ts';
import { NEGATIONS } from './negation.ts';
import { knownVerb } from './verb-form.ts';

/** Joined verbs stand this close together. */
const CHAIN = 6;
const COMMA = /^\s*[,/&]\s*$/;
const ASIDE = /^\s*\(\s*$/;

function isJoint(field: Field, at: number, main: number): boolean {
  const before = field.tokens[at - 1];
  if (before?.word === 'and' || before?.word === 'or') return true;
  const twoBefore = field.tokens[at - 2]?.word;
  if (before?.word === 'automatically' && (twoBefore === 'and' || twoBefore === 'or')) return true;
  const gap = field.text.slice(before?.end ?? 0, field.tokens[at]?.start);
  return COMMA.test(gap) || (at === main + 1 && ASIDE.test(gap));
}

/** INSERT, UPDATE and DELETE in capitals are words of a query language, not what the tool does. */
function isShouted(field: Field, at: number): boolean {
  const token = field.tokens[at];
  const raw = field.text.slice(token?.start, token?.end);
  return raw.length > 2 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
}

/** "Create or update", "adding, updating and deleting": verbs in the main verb's own form. */
export function joinedVerbs(
  field: Field,
  main: MainVerb,
  until: number,
  lexicon: Lexicon,
): MainVerb[] {
  const found: MainVerb[] = [];
  for (let at = main.at + 1; at <= until; at += 1) {
    const word = field.tokens[at]?.word ?? '';
    if (NEGATIONS.has(word) || at - (found.at(-1)?.at ?? main.at) > CHAIN) break;
    const before = field.tokens[at - 1]?.word ?? '';
    if (before === 'to' || before === 'for') break;
    const known = isJoint(field, at, main.at) ? knownVerb(word, lexicon) : undefined;
    if (!known || known.form !== main.form || isShouted(field, at)) continue;
    const next = field.tokens[at + 1]?.word ?? '';
    if (known.form === 'third' && AFTER_PLURAL.has(next)) continue;
    const near = at <= main.at + 2 || DETERMINERS.has(next);
    const afterWord = before === 'and' || before === 'or';
    if (!known.verb.nounToo || (near && afterWord)) found.push({ at, ...known });
  }
  return found;
}
