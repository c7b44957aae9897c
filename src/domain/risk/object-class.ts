import { z } from 'zod';
import { type CompiledCondition, type ConditionTable, compileCondition } from './conditions.ts';
import { DISCLOSURES, WORTHS } from './facts.ts';
import { addPhrase, type PhraseIndex } from './phrase-index.ts';
import { conditionSchema } from './rule-condition.ts';

const words = z.array(z.string().min(1)).min(1);

/** One file of `content/objects/`: a class of things that calls touch. Its id is the file's name. */
export const objectClassSchema = z
  .strictObject({
    title: z.string().min(1).max(60).meta({ description: 'The things, as a plural heading' }),
    one: z.string().min(1).max(60).meta({ description: 'One of them: "a database"' }),
    worth: z.enum(WORTHS).meta({ description: 'What one can lose with it: a row of the table' }),
    discloses: z
      .enum(DISCLOSURES)
      .default('public')
      .meta({ description: 'Who may know what reading it returns' }),
    nouns: words.optional().meta({ description: 'Nouns that mean this class wherever they are' }),
    among: z
      .array(
        z.strictObject({
          nouns: words,
          with: conditionSchema.optional(),
          without: conditionSchema.optional(),
        }),
      )
      .optional()
      .meta({ description: 'Nouns that mean this class only where other words say so' }),
  })
  .meta({ description: 'A class of things that calls touch, with the nouns that name it' });

export type ObjectClassBody = z.infer<typeof objectClassSchema>;
export type ObjectClass = ObjectClassBody & { readonly id: string };

/** One list of nouns of a class, with the words that must be, or must not be, elsewhere. */
export interface NounList {
  readonly objectClass: ObjectClass;
  readonly with: CompiledCondition;
  readonly without: CompiledCondition;
}

/** The nouns of all classes; a number of the index is a place in `lists`. */
export interface CompiledObjects {
  readonly classes: ReadonlyMap<string, ObjectClass>;
  readonly index: PhraseIndex;
  readonly lists: readonly NounList[];
}

/** Prepares the classes, so that a noun phrase is looked up once for all of them. */
export function compileObjects(
  classes: readonly ObjectClass[],
  table: ConditionTable,
): CompiledObjects {
  const index: PhraseIndex = { byStem: new Map(), byText: [] };
  const lists: NounList[] = [];
  for (const objectClass of classes) {
    const { nouns, among = [] } = objectClass;
    for (const each of [...among, ...(nouns ? [{ nouns }] : [])]) {
      const number = lists.length;
      lists.push({
        objectClass,
        with: compileCondition(table, 'with' in each ? each.with : undefined),
        without: compileCondition(table, 'without' in each ? each.without : undefined, true),
      });
      for (const noun of each.nouns) addPhrase(index, noun, number);
    }
  }
  return { classes: new Map(classes.map((each) => [each.id, each])), index, lists };
}
