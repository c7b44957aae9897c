import { z } from 'zod';
import { confidenceSchema, HINT_NAMES } from './assessment.ts';
import { evidenceSchema } from './evidence.ts';
import { FACT_KINDS } from './facts.ts';
import { reversibilitySchema, UNDO_SOURCES, UNDOERS } from './reversibility.ts';
import { capabilitySchema, riskCategorySchema, severitySchema } from './schemas.ts';

const signalSchema = z
  .strictObject({
    rule: z.string(),
    label: z.string(),
    evidence: z.array(evidenceSchema),
  })
  .meta({ description: 'One firing of one risk rule on one tool' });

const factSchema = z
  .strictObject({
    kind: z.enum(FACT_KINDS),
    /** A word of the vocabulary of its kind; of an object, the id of its class. */
    value: z.string(),
    /** None where a noun of a class of objects shows it. */
    rule: z.string().optional(),
    evidence: z.array(evidenceSchema),
  })
  .meta({ description: 'One fact that the severity rests on' });

const publishedUndoSchema = z
  .strictObject({
    /** None where nobody can undo it, or nothing changes. */
    by: z.enum(UNDOERS).optional(),
    from: z.enum(UNDO_SOURCES).optional(),
    /** For how long, as the definition says it. */
    within: z.string().optional(),
    /** One sentence, ready to print. */
    sentence: z.string(),
    evidence: z.array(evidenceSchema),
  })
  .meta({ description: 'Who can undo the worst plausible call, and what it comes back from' });

const stepSchema = z
  .strictObject({
    /** None where a class of objects or the table of severities made the step. */
    rule: z.string().optional(),
    /** One sentence, ready to print, that quotes its evidence. */
    sentence: z.string(),
    evidence: z.array(evidenceSchema),
  })
  .meta({ description: 'One step from the evidence to the verdict' });

const hintSchema = z.strictObject({
  hint: z.enum(HINT_NAMES),
  /** What the author declared; null where the author is silent and the default applies. */
  declared: z.boolean().nullable(),
  /** The declared value, or the default of the MCP specification. */
  effective: z.boolean(),
  agrees: z.boolean().nullable(),
  sentence: z.string(),
});

/** An assessment as data files hold it: its statements are sentences. */
export const publishedAssessmentSchema = z
  .strictObject({
    category: riskCategorySchema,
    severity: severitySchema,
    /** What the call does to what, how much of it, for whom and in what state. */
    facts: z.array(factSchema),
    reversibility: reversibilitySchema,
    undo: publishedUndoSchema,
    capabilities: z.array(capabilitySchema),
    signals: z.array(signalSchema),
    /** What one call does at worst, and whether it can be undone, in one or two sentences. */
    worstCase: z.string(),
    /** One sentence of reason that quotes the words that caused the verdict. */
    reason: z.string(),
    derivation: z.array(stepSchema),
    /** Sentences: what other evidence would lead to another verdict. */
    wouldChange: z.array(z.string()),
    confidence: confidenceSchema,
    confidenceReason: z.string(),
    decisiveArguments: z.array(z.strictObject({ parameter: z.string(), sentence: z.string() })),
    hints: z.array(hintSchema),
    suspicions: z.array(z.strictObject({ rule: z.string(), label: z.string(), words: z.string() })),
  })
  .meta({ description: 'Verdict on one tool, with the evidence that led to it' });
export type PublishedAssessment = z.infer<typeof publishedAssessmentSchema>;
