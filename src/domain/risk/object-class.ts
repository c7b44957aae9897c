import { z } from 'zod';
import type { Capability } from './capability.ts';
import { type CompiledCondition, type ConditionTable, compileCondition } from './conditions.ts';
import { ACTIONS, type Action, AUDIENCES, DISCLOSURES, type Disclosure, WORTHS } from './facts.ts';
import { conditionSchema } from './rule-condition.ts';
import { examplesSchema } from './rule-example.ts';
import { capabilitySchema } from './schemas.ts';
import { textTokens } from './token.ts';

const words = z.array(z.string().min(1)).min(1);

const only = z
  .array(z.enum(ACTIONS))
  .min(1)
  .optional()
  .meta({ description: 'The actions for which the nouns count; without it: all' });

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
    audience: z
      .enum(AUDIENCES)
      .optional()
      .meta({ description: 'Who usually gets to see one that is sent' }),
    reading: z
      .array(capabilitySchema)
      .optional()
      .meta({ description: 'What reading it lets an agent do, where it is private or secret' }),
    internal: z
      .array(capabilitySchema)
      .optional()
      .meta({ description: 'What reading it lets an agent do, where it is internal' }),
    only,
    nouns: words.optional().meta({ description: 'Nouns that mean this class wherever they are' }),
    among: z
      .array(
        z.strictObject({
          nouns: words,
          discloses: z
            .enum(DISCLOSURES)
            .optional()
            .meta({ description: 'Who may know it there; without it: what the class says' }),
          only,
          with: conditionSchema.optional(),
          without: conditionSchema.optional(),
        }),
      )
      .optional()
      .meta({ description: 'Nouns that mean this class only where other words say so' }),
    examples: examplesSchema
      .optional()
      .meta({ description: 'Tools whose verb acts on this class, and tools whose verb does not' }),
  })
  .meta({ description: 'A class of things that calls touch, with the nouns that name it' });

export type ObjectClassBody = z.infer<typeof objectClassSchema>;
export type ObjectClass = ObjectClassBody & { readonly id: string };

const BY_DISCLOSURE: Record<Disclosure, readonly Capability[]> = {
  public: [],
  context: [],
  internal: ['reads-private-data'],
  private: ['reads-private-data'],
  secret: ['reads-private-data'],
};

/** What reading a thing lets an agent do; nothing where anyone may know it. */
export function readingCapabilities(
  { reading, internal }: Pick<ObjectClass, 'reading' | 'internal'>,
  discloses: Disclosure,
): readonly Capability[] {
  const usual = BY_DISCLOSURE[discloses];
  if (discloses === 'internal') return internal ?? usual;
  return usual.length > 0 ? (reading ?? usual) : usual;
}

/** A noun of a class, with the words that must be, or must not be, elsewhere. */
export interface ClassNoun {
  /** The last word comes last. */
  readonly stems: readonly string[];
  readonly objectClass: ObjectClass;
  readonly discloses: Disclosure;
  readonly only: readonly Action[] | undefined;
  readonly with: CompiledCondition;
  readonly without: CompiledCondition;
}

/** The nouns of all classes by their last word; of each word, those that say most come first. */
export interface CompiledObjects {
  readonly classes: ReadonlyMap<string, ObjectClass>;
  readonly byLastStem: ReadonlyMap<string, readonly ClassNoun[]>;
}

/** Prepares the classes, so that a noun phrase is looked up once for all of them. */
export function compileObjects(
  classes: readonly ObjectClass[],
  table: ConditionTable,
): CompiledObjects {
  const byLastStem = new Map<string, ClassNoun[]>();
  for (const objectClass of classes) {
    const { nouns, among = [] } = objectClass;
    for (const each of [...among, ...(nouns ? [{ nouns }] : [])]) {
      const conditions = {
        discloses: ('discloses' in each && each.discloses) || objectClass.discloses,
        only: ('only' in each && each.only) || objectClass.only,
        with: compileCondition(table, 'with' in each ? each.with : undefined),
        without: compileCondition(table, 'without' in each ? each.without : undefined, true),
      };
      for (const noun of each.nouns) {
        const stems = textTokens(noun).map(({ stem }) => stem);
        const last = stems.at(-1) ?? '';
        byLastStem.set(last, [
          ...(byLastStem.get(last) ?? []),
          { stems, objectClass, ...conditions },
        ]);
      }
    }
  }
  for (const nouns of byLastStem.values()) nouns.sort(mostTelling);
  return { classes: new Map(classes.map((each) => [each.id, each])), byLastStem };
}

/**
 * The longest noun first; of equals, the one that asks for other words too, then the one that is made
 * for this action.
 */
const mostTelling = (a: ClassNoun, b: ClassNoun): number =>
  b.stems.length - a.stems.length ||
  b.with.length - a.with.length ||
  Number(b.only !== undefined) - Number(a.only !== undefined);
