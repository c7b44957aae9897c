import { z } from 'zod';
import { capabilitySchema, riskCategorySchema, severitySchema } from './schemas.ts';

/** Can the worst plausible call be undone? `nothing-changes` for a tool that only reads. */
export const REVERSIBILITIES = ['nothing-changes', 'yes', 'partly', 'no', 'unknown'] as const;
export const reversibilitySchema = z.enum(REVERSIBILITIES);
export type Reversibility = z.infer<typeof reversibilitySchema>;

export const CONFIDENCES = ['good', 'fair', 'poor'] as const;
export const confidenceSchema = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof confidenceSchema>;

/** Where the words stand that made a rule fire. `default` is a specification default, not a word. */
export const EVIDENCE_PLACES = [
  'name',
  'title',
  'summary',
  'description',
  'parameter',
  'hint',
  'server',
  'default',
] as const;

export const evidenceSchema = z
  .strictObject({
    place: z.enum(EVIDENCE_PLACES),
    /** The words as they stand in the definition, or the parameter's name. */
    words: z.string(),
  })
  .meta({ description: 'The words, or the parameter, that made a rule fire' });
export type Evidence = z.infer<typeof evidenceSchema>;

export const riskSignalSchema = z
  .strictObject({
    rule: z.string(),
    label: z.string(),
    evidence: z.array(evidenceSchema),
  })
  .meta({ description: 'One firing of one risk rule on one tool' });
export type RiskSignal = z.infer<typeof riskSignalSchema>;

export const derivationStepSchema = z
  .strictObject({
    rule: z.string(),
    /** One sentence, ready to print, that quotes its evidence. */
    sentence: z.string(),
    evidence: z.array(evidenceSchema),
  })
  .meta({ description: 'One step from the evidence to the verdict' });
export type DerivationStep = z.infer<typeof derivationStepSchema>;

/** An argument that makes a call more or less dangerous (`dry_run`, `action`, `sql`). */
export const decisiveArgumentSchema = z.strictObject({
  parameter: z.string(),
  sentence: z.string(),
});
export type DecisiveArgument = z.infer<typeof decisiveArgumentSchema>;

/** What the author's hint says beside what we read. */
export const hintReadingSchema = z.strictObject({
  hint: z.enum(['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']),
  /** What the author declared; null where the author is silent and the default applies. */
  declared: z.boolean().nullable(),
  /** The declared value, or the default of the MCP specification. */
  effective: z.boolean(),
  agrees: z.boolean().nullable(),
  sentence: z.string(),
});
export type HintReading = z.infer<typeof hintReadingSchema>;

/** Words in a definition that address the model, hide from people, or lead data out. */
export const suspicionSchema = z.strictObject({
  rule: z.string(),
  label: z.string(),
  words: z.string(),
});
export type Suspicion = z.infer<typeof suspicionSchema>;

/** The one source of every word about a tool's risk on every page and in every file. */
export const assessmentSchema = z
  .strictObject({
    category: riskCategorySchema,
    severity: severitySchema,
    reversibility: reversibilitySchema,
    capabilities: z.array(capabilitySchema),
    signals: z.array(riskSignalSchema),
    /** One sentence of reason that quotes the words that caused the verdict. */
    reason: z.string(),
    derivation: z.array(derivationStepSchema),
    /** Sentences: what other evidence would lead to another verdict. */
    wouldChange: z.array(z.string()),
    confidence: confidenceSchema,
    confidenceReason: z.string(),
    decisiveArguments: z.array(decisiveArgumentSchema),
    hints: z.array(hintReadingSchema),
    suspicions: z.array(suspicionSchema),
  })
  .meta({ description: 'Verdict on one tool, with the evidence that led to it' });
export type Assessment = z.infer<typeof assessmentSchema>;
