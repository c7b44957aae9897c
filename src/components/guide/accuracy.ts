import { z } from 'zod';

const count = z.int().nonnegative();

/** `content/accuracy.json`: verdicts held against labels that people or models gave blindly. */
export const accuracySchema = z.strictObject({
  measured: z.iso.date(),
  sets: z
    .array(
      z
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
        })
        .refine(({ tools, category, severity }) => Math.max(category, severity) <= tools, {
          error: 'more right verdicts than tools',
        }),
    )
    .min(1),
});

/** "93 of 100 (93 %)", the share rounded down. */
export function shareWords(part: number, whole: number): string {
  return `${part.toLocaleString('en')} of ${whole.toLocaleString('en')} (${Math.floor((100 * part) / whole)} %)`;
}
