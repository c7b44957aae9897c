import { z } from 'zod';
import { type Label, labelSubject } from '../risk/accuracy/label.ts';
import type { AssessmentSubject } from '../risk/assessment.ts';

const count = z.int().nonnegative();

/** `content/outlines/accuracy.json`: how often a verdict from names and parameters alone is right. */
export const outlineAccuracySchema = z
  .strictObject({
    measured: z.iso.date(),
    /** How the tools were drawn and labelled, as a sentence. */
    how: z.string().min(20),
    tools: count.positive(),
    /** Same category as the label. */
    category: count,
    /** A category that the label accepts. */
    acceptable: count,
    withSeverity: count,
    /** Same severity as the label. */
    severity: count,
    /** At most one level away. */
    near: count,
  })
  .meta({ description: 'How often verdicts on outlines agree with labels' });
export type OutlineAccuracy = z.infer<typeof outlineAccuracySchema>;

/** A labelled tool with what an outline would have of it. */
export function namesOnly(label: Label): AssessmentSubject {
  const { server, tool } = labelSubject(label);
  return {
    server: { title: server.title },
    tool: {
      ...{ name: tool.name, hints: tool.hints },
      parameters:
        tool.parameters?.map(({ name, type, required, enum: values }) => ({
          ...{ name, required },
          ...(type === undefined ? {} : { type }),
          ...(values === undefined ? {} : { enum: values }),
        })) ?? null,
    },
  };
}
