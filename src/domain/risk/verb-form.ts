import type { Lexicon, Verb } from './lexicon.ts';

export type Form = 'plain' | 'third' | 'gerund' | 'past' | 'foreign';

export interface KnownVerb {
  readonly verb: Verb;
  readonly form: Form;
}

function formOf(word: string): Form {
  if (word.endsWith('ing')) return 'gerund';
  return word.endsWith('s') ? 'third' : 'past';
}

/** The verb that a word of a sentence is a form of, if any rule knows it. */
export function knownVerb(word: string, lexicon: Lexicon): KnownVerb | undefined {
  const plain = lexicon.plain.get(word);
  if (plain) return { verb: plain, form: 'plain' };
  const inflected = lexicon.inflected.get(word);
  if (inflected) return { verb: inflected, form: formOf(word) };
  const foreign = lexicon.foreign.get(word);
  return foreign && { verb: foreign, form: 'foreign' };
}
