import type { Field } from './field.ts';
import type { Verb } from './lexicon.ts';

/**
 * How sure it is that the word is the verb: `likely` for a word that is also a noun but is in
 * a verb's place, `guess` where it may as well be a noun.
 */
export type Likelihood = 'sure' | 'likely' | 'guess';

/** A verb and its position. */
export interface Occurrence {
  readonly verb: Verb;
  readonly field: Field;
  /** Word positions of the verb and of the last word that belongs to its clause. */
  readonly at: number;
  readonly until: number;
  readonly likelihood: Likelihood;
}
