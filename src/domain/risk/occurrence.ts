import type { Field } from './field.ts';
import type { Verb } from './lexicon.ts';

/** A verb where it stands. */
export interface Occurrence {
  readonly verb: Verb;
  readonly field: Field;
  /** Word positions of the verb and of the last word that belongs to its clause. */
  readonly at: number;
  readonly until: number;
  /** False where the word may as well be a noun. */
  readonly certain: boolean;
}
