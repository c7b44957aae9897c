import type { Field } from './field.ts';
import type { Lexicon, Verb } from './lexicon.ts';
import type { Occurrence } from './occurrence.ts';
import type { Sentence } from './sentence.ts';
import { unspacedVerbs } from './unspaced-verb.ts';

const REACH = 24;
const CLAUSE = 14;
const OPENERS = new Set(
  `this the a an these that tool tools function endpoint api method command operation action use used
  using to for is it its which will can could may should must allows allow enables lets let helps help
  provides provide providing ability you your user users agent agents llm llms ai assistant claude mcp server client
  please simple one step wrapper utility helper performs perform performing designed intended
  responsible capable supports support async batch bulk via when want wants need needs in order be able
  would like only also first by with and permanently new quick important warning experimental
  deprecated beta admin premium pro`.split(/\s+/),
);
const DETERMINERS = new Set(['the', 'a', 'an', 'this', 'these', 'your', 'its']);
const BEFORE_PLAIN = new Set(['to', 'will', 'can', 'may', 'must', 'could', 'and', 'or']);
const BE = new Set(['is', 'are', 'be', 'been', 'being', 'gets']);
const CLAUSE_END = new Set(
  `that which when if where while because so before after unless until using via by whose instead rather
  without`.split(/\s+/),
);
const SPLIT = /[:|–—]|\s-\s|[)\]】》]/;

const isOpener = (word: string): boolean =>
  OPENERS.has(word) || word.endsWith('ly') || word.includes('_');

function verbOf(word: string, lexicon: Lexicon): Verb | undefined {
  return lexicon.plain.get(word) ?? lexicon.inflected.get(word) ?? lexicon.foreign.get(word);
}

/** "Order status", "swap quote": the first word only tells what the second is about. */
function nounAfter(field: Field, at: number, to: number, lexicon: Lexicon): Verb | undefined {
  for (const offset of [1, 2]) {
    const token = field.tokens[at + offset];
    if (!token || at + offset >= to) return undefined;
    if (isOpener(token.word) || token.word === 'of' || token.word === 'from') return undefined;
    const noun = lexicon.nouns.get(token.stem);
    if (noun && noun.rules.some((rule) => !rule.weak)) return noun;
  }
  return undefined;
}

function later(word: string, before: string, lexicon: Lexicon): Verb | undefined {
  const plain = lexicon.plain.get(word);
  if (plain) return BEFORE_PLAIN.has(before) ? plain : undefined;
  const verb = lexicon.inflected.get(word);
  if (!verb) return undefined;
  if (word.endsWith('ing')) return before === 'for' || before === 'by' ? verb : undefined;
  if (word.endsWith('s')) return verb.nounToo ? undefined : verb;
  return BE.has(before) ? verb : undefined;
}

function mainVerb(
  field: Field,
  sentence: Sentence,
  lexicon: Lexicon,
): { at: number; verb: Verb } | undefined {
  let atStart = true;
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + REACH); at += 1) {
    const word = field.tokens[at]?.word ?? '';
    const before = at > sentence.from ? (field.tokens[at - 1]?.word ?? '') : '';
    const gap = field.text.slice(field.tokens[at - 1]?.end ?? 0, field.tokens[at]?.start);
    if (at > sentence.from && SPLIT.test(gap)) atStart = true;
    if (atStart) {
      const verb = verbOf(word, lexicon);
      const noun = verb?.nounToo ? nounAfter(field, at, sentence.to, lexicon) : undefined;
      if (noun) return { at, verb: noun };
      if (verb && !(verb.nounToo && DETERMINERS.has(before))) return { at, verb };
      if (isOpener(word)) continue;
      atStart = false;
    } else {
      const verb = later(word, before, lexicon);
      if (verb) return { at, verb };
    }
  }
  return undefined;
}

function clauseEnd(field: Field, at: number, to: number): number {
  for (let next = at + 1; next < Math.min(to, at + CLAUSE); next += 1) {
    if (CLAUSE_END.has(field.tokens[next]?.word ?? '')) return next - 1;
  }
  return Math.min(to, at + CLAUSE) - 1;
}

function joinedVerbs(
  field: Field,
  main: number,
  until: number,
  lexicon: Lexicon,
): { at: number; verb: Verb }[] {
  const found: { at: number; verb: Verb }[] = [];
  for (let at = main + 1; at <= until; at += 1) {
    const word = field.tokens[at]?.word ?? '';
    const before = field.tokens[at - 1]?.word ?? '';
    if (before === 'to' || before === 'for') return found;
    const gap = field.text.slice(field.tokens[at - 1]?.end ?? 0, field.tokens[at]?.start);
    const joint = before === 'and' || before === 'or' || /^\s*[,/&(]\s*$/.test(gap);
    const verb = joint ? (lexicon.plain.get(word) ?? lexicon.inflected.get(word)) : undefined;
    const near = at <= main + 2 || DETERMINERS.has(field.tokens[at + 1]?.word ?? '');
    if (verb && (!verb.nounToo || (near && (before === 'and' || before === 'or'))))
      found.push({ at, verb });
  }
  return found;
}

/** What a sentence says that happens: its main verb and the verbs that are joined to it. */
export function clauseVerbs(field: Field, sentence: Sentence, lexicon: Lexicon): Occurrence[] {
  const main = mainVerb(field, sentence, lexicon);
  if (!main) return unspacedVerbs(field, sentence.from, sentence.to, lexicon);
  const until = clauseEnd(field, main.at, sentence.to);
  return [main, ...joinedVerbs(field, main.at, until, lexicon)].map(({ at, verb }) => ({
    verb,
    field,
    at,
    until,
    certain: true,
  }));
}
