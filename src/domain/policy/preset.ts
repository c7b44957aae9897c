import { z } from 'zod';
import { capabilitySchema, riskCategorySchema, severitySchema } from '../risk/schemas.ts';
import {
  decisionSchema,
  limitSchema,
  markSchema,
  policySchema,
  ruleCaseSchema,
  ruleSchema,
} from './policy.ts';

export const PRESET_IDS = ['read-only', 'careful', 'open'] as const;
export const presetIdSchema = z.enum(PRESET_IDS);
export type PresetId = z.infer<typeof presetIdSchema>;

const whenSchema = z
  .strictObject({
    category: z.array(riskCategorySchema).min(1).optional().meta({ description: 'Any of these' }),
    severity: z.array(severitySchema).min(1).optional().meta({ description: 'Any of these' }),
    anyCapability: z
      .array(capabilitySchema)
      .min(1)
      .optional()
      .meta({ description: 'The tool has at least one of these' }),
    suspicious: z
      .literal(true)
      .optional()
      .meta({ description: 'The definition holds words that do not describe the tool' }),
  })
  .meta({ description: 'What a row matches; every key that is given must hold' });

/** A case of a row speaks of what arguments are for; a rule made from it names the arguments of its tool. */
const rowCaseSchema = z.strictObject({
  when: z.strictObject({
    after: z.array(markSchema).min(1).optional(),
    destination: z.enum(['named', 'named-or-seen', 'nobody', 'address']).optional().meta({
      description:
        '`named`: the user wrote it; `named-or-seen`: or it is an address in a result; `nobody`: no people are given, and nothing else is a destination; `address`: for a tool that opens one, whatever is given',
    }),
    amount: z
      .literal('named')
      .optional()
      .meta({ description: 'The user wrote it, where there is one' }),
    statement: z.enum(['only-reads', 'any']).optional().meta({
      description:
        '`only-reads`: SQL that only reads, and the user wrote the address of the database, where the tool takes one; `any`: for a tool with an argument whose name says that it is SQL, whatever is given',
    }),
  }),
  decision: ruleCaseSchema.shape.decision,
});
export type PresetCase = z.infer<typeof rowCaseSchema>;

const rowRuleSchema = z
  .strictObject({
    decision: decisionSchema,
    limits: z.array(limitSchema).min(1).optional(),
    ifCannotCount: ruleSchema.shape.ifCannotCount,
    ifCannotAsk: ruleSchema.shape.ifCannotAsk,
    cases: z.array(rowCaseSchema).min(1).optional().meta({
      description:
        'The first case that holds decides, where the session is followed; a case about an argument that a tool does not have is left out',
    }),
  })
  .refine((rule) => !rule.limits || rule.decision === 'allow' || rule.decision === 'ask', {
    error: 'a limit needs the decision allow or ask: nothing else lets calls through',
    path: ['limits'],
  })
  .refine((rule) => !rule.cases || rule.decision === 'allow' || rule.decision === 'ask', {
    error: 'a rule that refuses has no cases: no client can lift a refusal',
    path: ['cases'],
  })
  .refine((rule) => !rule.ifCannotCount || rule.limits, {
    error: 'a rule without limits needs no decision for clients that cannot count',
    path: ['ifCannotCount'],
  })
  .refine((rule) => !rule.ifCannotAsk || rule.decision === 'ask', {
    error: 'a rule that does not ask needs no decision for clients that cannot ask',
    path: ['ifCannotAsk'],
  });

export const presetRowSchema = z
  .strictObject({
    when: whenSchema,
    rule: rowRuleSchema,
    because: z
      .string()
      .min(10)
      .max(160)
      .regex(/^[A-Z].*\.$/, 'write one sentence: a capital letter first, a full stop last')
      .meta({ description: 'Why, in one sentence about the tool; it says nothing of the rule' }),
  })
  .meta({ description: 'One row of the table; the first row that matches decides' });
export type PresetRow = z.infer<typeof presetRowSchema>;

/** One file in `content/presets/`: a table from an assessment to a rule. */
export const presetSchema = z
  .strictObject({
    label: z.string().min(1).max(30),
    summary: z.string().min(20).max(200),
    unlisted: policySchema.shape.unlisted.meta({
      description: 'Decision on tools that a policy does not list',
    }),
    rows: z
      .array(presetRowSchema)
      .min(1)
      .refine(
        (rows) => rows.findIndex((row) => Object.keys(row.when).length === 0) + 1 === rows.length,
        {
          error: 'the last row, and no other, must match everything: `when: {}`',
        },
      ),
  })
  .meta({ id: 'preset', description: 'A table from an assessment to a recommended rule' });

export interface Preset extends z.infer<typeof presetSchema> {
  readonly id: PresetId;
}
