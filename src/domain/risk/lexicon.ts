import { inflections } from './inflection.ts';
import { hasUnspacedScript } from './phrase-index.ts';
import type { RuleOfKind } from './rule.ts';
import { foldWord, stemWord } from './token.ts';

export type EffectRule = RuleOfKind<'effect'>;

/** A word that stands for an action, with the effect rules about it. */
export interface Verb {
  readonly lemma: string;
  readonly rules: EffectRule[];
  /** Also a noun, so that it counts only in a verb's place. */
  nounToo: boolean;
}

/** Which words are verbs. Built from the effect rules, so that a rule file is the only source. */
export interface Lexicon {
  readonly plain: Map<string, Verb>;
  readonly inflected: Map<string, Verb>;
  readonly nouns: Map<string, Verb>;
  readonly foreign: Map<string, Verb>;
  readonly unspaced: { readonly text: string; readonly verb: Verb }[];
}

function note(map: Map<string, Verb>, key: string, lemma: string, rule: EffectRule): Verb {
  const verb = map.get(key) ?? { lemma, rules: [], nounToo: false };
  if (!verb.rules.includes(rule)) verb.rules.push(rule);
  map.set(key, verb);
  return verb;
}

function noteForeign(lexicon: Lexicon, word: string, rule: EffectRule): void {
  if (!hasUnspacedScript(word)) {
    note(lexicon.foreign, foldWord(word), word, rule);
    return;
  }
  const known = lexicon.unspaced.find((entry) => entry.text === word);
  if (known) known.verb.rules.push(rule);
  else lexicon.unspaced.push({ text: word, verb: { lemma: word, rules: [rule], nounToo: false } });
}

/** Every verb and noun of the rules, by the form in which names and texts hold it. */
export function buildLexicon(rules: readonly EffectRule[]): Lexicon {
  const lexicon: Lexicon = {
    plain: new Map(),
    inflected: new Map(),
    nouns: new Map(),
    foreign: new Map(),
    unspaced: [],
  };
  for (const rule of rules) {
    for (const verb of rule.verbs ?? []) note(lexicon.plain, verb, verb, rule);
    for (const noun of rule.nouns ?? []) note(lexicon.nouns, stemWord(noun), noun, rule);
    for (const list of Object.values(rule.foreign ?? {})) {
      for (const word of list) noteForeign(lexicon, word, rule);
    }
  }
  for (const rule of rules) {
    for (const word of rule.nounsToo ?? []) {
      const verb = lexicon.plain.get(word);
      if (verb) verb.nounToo = true;
    }
  }
  for (const [lemma, verb] of lexicon.plain) {
    for (const form of inflections(lemma)) {
      if (!lexicon.plain.has(form)) lexicon.inflected.set(form, verb);
    }
  }
  lexicon.unspaced.sort((a, b) => b.text.length - a.text.length);
  return lexicon;
}
