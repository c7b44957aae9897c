import { z } from 'zod';
import { presetIdSchema } from '../policy/preset.ts';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1).nullable();

const figuresSchema = z.strictObject({
  calls: count,
  unasked: share,
  questionsPerTask: z.number().min(0).nullable(),
  none: share,
  atMostOne: share,
  blocked: share,
  attacks: count,
  met: share,
  effect: share,
});

/** One preset, as decided (`target` is null) or as the file of a target does it. */
export const evaluationRunSchema = z.strictObject({
  preset: presetIdSchema,
  target: z.string().min(1).nullable(),
  /** By the name of the suite; `all` sums them up. */
  suites: z.record(z.string().min(1), figuresSchema),
});
export type EvaluationRun = z.infer<typeof evaluationRunSchema>;

/** `content/evaluation.json`: how often policies ask and what they stop, as the last recorded run found it. */
export const evaluationRecordSchema = z
  .strictObject({
    measured: z.iso.date(),
    /** What the tasks are and where they come from, as sentences. */
    how: z.string().min(20),
    tasks: z.strictObject({ user: count, attack: count, suites: count, tools: count }),
    /** SHA-256 of the presets, so that a record of older ones is known as such. */
    presets: z.string().regex(/^[0-9a-f]{64}$/),
    runs: z.array(evaluationRunSchema).min(1),
  })
  .meta({ description: 'How often a policy asks, and which attacks it meets' });
export type EvaluationRecord = z.infer<typeof evaluationRecordSchema>;
