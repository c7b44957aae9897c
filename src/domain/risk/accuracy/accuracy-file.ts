import { z } from 'zod';
import { RISK_CATEGORIES } from '../category.ts';
import { capabilitySchema, riskCategorySchema, severitySchema } from '../schemas.ts';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

const capabilityCounts = {
  /** Capabilities in labels. */
  labelled: count,
  /** Capabilities in verdicts. */
  given: count,
  /** Capabilities in both, for the same tool. */
  right: count,
};

/** Cohen's kappa, which is 1 where two readers always agree, and 0 where they agree by chance. */
const kappa = z.number().min(-1).max(1);

export const accuracySetSchema = z
  .strictObject({
    title: z.string().min(3),
    /** How the tools were drawn and by whom they were labelled, as sentences. */
    how: z.string().min(20),
    tools: count.positive(),
    /** Same category as the label. */
    category: count,
    /** A category that the label also accepts. */
    acceptable: count.optional(),
    /** Same severity as the label. */
    severity: count,
    /** At most one level away. */
    near: count.optional(),
    macroF1: share.optional(),
    /** Tools that destroy, run something or move money, and those of them called Read. */
    dangerous: count.optional(),
    dangerousCalledRead: count.optional(),
    categories: z
      .array(
        z.strictObject({
          category: riskCategorySchema,
          labelled: count,
          precision: share,
          recall: share,
          f1: share,
        }),
      )
      .optional(),
    /** Over the tools whose label lists capabilities. */
    capabilities: z
      .strictObject({
        tools: count.positive(),
        ...capabilityCounts,
        each: z.array(z.strictObject({ capability: capabilitySchema, ...capabilityCounts })),
      })
      .optional(),
    /** How well two people who labelled the same tools independently agree. */
    agreement: z
      .strictObject({
        category: kappa.optional(),
        severity: kappa.optional(),
        capabilities: kappa.optional(),
      })
      .optional(),
    /** Label (row) against verdict (column). */
    confusion: z
      .record(z.enum(RISK_CATEGORIES), z.record(z.enum(RISK_CATEGORIES), count))
      .optional(),
    misses: z
      .array(
        z.strictObject({
          toolId: z.string(),
          label: riskCategorySchema,
          verdict: riskCategorySchema,
          accepted: z.boolean(),
          severity: severitySchema.optional(),
          verdictSeverity: severitySchema,
          /** Capabilities that only the label has, and those that only the verdict has. */
          missing: z.array(capabilitySchema).optional(),
          extra: z.array(capabilitySchema).optional(),
        }),
      )
      .optional(),
  })
  .refine(({ tools, category, severity }) => Math.max(category, severity) <= tools, {
    error: 'more right verdicts than tools',
  });

/** `content/accuracy.json`: verdicts held against labels, as the last recorded run found them. */
export const accuracyRecordSchema = z
  .strictObject({ measured: z.iso.date(), sets: z.array(accuracySetSchema).min(1) })
  .meta({ description: 'How often verdicts agree with labels' });
export type AccuracySet = z.infer<typeof accuracySetSchema>;
