import { z } from 'zod';
import { RISK_CATEGORIES } from './category.ts';
import { ACTIONS, AMOUNTS, AUDIENCES, MANNERS, STATES } from './facts.ts';
import { REVERSIBILITIES, undoSchema } from './reversibility.ts';
import { conditionSchema } from './rule-condition.ts';
import { examplesSchema } from './rule-example.ts';
import { capabilitySchema } from './schemas.ts';

const words = z.array(z.string().min(1)).min(1);
const category = z.enum(RISK_CATEGORIES).exclude(['unknown']);
const reversible = z.enum(REVERSIBILITIES);
const label = z.string().min(1).max(80);

const shared = {
  title: label.meta({ description: 'Short name of the rule, shown as the label of its signal' }),
  examples: examplesSchema.meta({ description: 'Tools on which the rule must fire, and must not' }),
};

const facts = {
  object: z.string().optional().meta({
    description: 'What the call touches: a class of `content/objects/`',
  }),
  amount: z.enum(AMOUNTS).optional(),
  audience: z.enum(AUDIENCES).optional(),
  state: z.enum(STATES).optional(),
  manner: z.enum(MANNERS).optional(),
};

const consequences = {
  ...facts,
  capabilities: z.array(capabilitySchema).default([]),
  reversible: reversible.optional(),
  undo: undoSchema.optional(),
  signal: z.boolean().default(false).meta({ description: 'Show the firing among the signals' }),
};

const effect = z
  .strictObject({
    kind: z.literal('effect'),
    ...shared,
    says: z.string().min(1).meta({ description: 'Completes "It …": "deletes something"' }),
    verbs: words.optional().meta({ description: 'English verbs in their plain form' }),
    nouns: words.optional().meta({
      description: 'Nouns that stand for the verb at the end of a name, as in order_status',
    }),
    nounsToo: words.optional().meta({
      description: 'Those of the verbs that are also nouns: they count in a verb’s place',
    }),
    foreign: z
      .partialRecord(z.enum(['zh', 'ja', 'ko', 'es', 'pt', 'fr', 'de', 'it', 'tr', 'ru']), words)
      .optional()
      .meta({ description: 'The verbs as they are written in other languages' }),
    otherwise: z
      .boolean()
      .default(false)
      .meta({ description: 'Fires where there is text to read and no other effect was found' }),
    statement: z
      .boolean()
      .default(false)
      .meta({ description: 'Fires on the words of `with` alone and goes before a vague verb' }),
    with: conditionSchema.optional(),
    without: conditionSchema.optional(),
    category,
    action: z.enum(ACTIONS).meta({ description: 'The column of the table of severities' }),
    weak: z
      .boolean()
      .default(false)
      .meta({ description: 'The verb says little: any clearer verb goes before it' }),
    outranks: words
      .optional()
      .meta({ description: 'Ids of effect rules that give way to this one' }),
    ...consequences,
  })
  .meta({ description: 'A verb, with its object where needed, and the kind of effect it means' });

const touch = z
  .strictObject({
    kind: z.literal('touch'),
    ...shared,
    says: z.string().min(1).meta({ description: 'A clause: "credentials are involved"' }),
    categories: z.array(category).min(1).optional(),
    with: conditionSchema,
    decisive: z
      .string()
      .optional()
      .meta({ description: 'What the words change for a call; {words} stands for them' }),
    without: conditionSchema.optional(),
    instead: z.boolean().default(false).meta({
      description:
        'Its `object` replaces what the verb alone would mean, also where it is worth less',
    }),
    otherwise: z.boolean().default(false).meta({
      description: 'Its `object` counts only where no noun says what the thing is',
    }),
    ...consequences,
    softens: z.boolean().default(false).meta({
      description:
        'Its `reversible` goes before what the kind of effect alone means, if it is better',
    }),
  })
  .meta({ description: 'What a call touches, and what that does to severity and capabilities' });

const argument = z
  .strictObject({
    kind: z.literal('argument'),
    ...shared,
    says: z.string().min(1).meta({ description: 'A clause: "the caller chooses the command"' }),
    parameters: words.optional().meta({ description: 'Parameter names, in any spelling' }),
    types: words.optional().meta({ description: 'Only parameters of these JSON types' }),
    count: z.number().int().min(2).optional().meta({ description: 'At least so many parameters' }),
    actions: z
      .boolean()
      .default(false)
      .meta({ description: 'Read the listed values as verbs; the most severe one decides' }),
    categories: z.array(category).min(1).optional(),
    with: conditionSchema.optional(),
    without: conditionSchema.optional(),
    category: category
      .optional()
      .meta({ description: 'The category that the argument alone gives' }),
    decisive: z
      .string()
      .optional()
      .meta({ description: 'What the argument changes; {parameter} stands for its name' }),
    ...consequences,
  })
  .meta({ description: 'A parameter that makes a call more or less dangerous' });

const suspicion = z
  .strictObject({
    kind: z.literal('suspicion'),
    ...shared,
    patterns: words.meta({ description: 'Regular expressions, read without regard to case' }),
    except: words.optional().meta({ description: 'Patterns that make a hit harmless' }),
  })
  .meta({ description: 'Words that address the model, hide from people or lead data out' });

/** One file of `content/risk-rules/`; the rule's id is the file's name. */
export const riskRuleSchema = z
  .discriminatedUnion('kind', [effect, touch, argument, suspicion])
  .meta({ description: 'One risk rule' });

export type RuleBody = z.infer<typeof riskRuleSchema>;
export type RiskRule = RuleBody & { readonly id: string };
export type RuleOfKind<K extends RuleBody['kind']> = Extract<RiskRule, { kind: K }>;
