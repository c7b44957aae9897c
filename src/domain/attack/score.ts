import { z } from 'zod';
import type { Severity } from '../risk/severity.ts';

/** A severity score, always with whose it is. */
export const scoreSchema = z
  .strictObject({
    scheme: z.enum(['CVSS:3.0', 'CVSS:3.1', 'CVSS:4.0']),
    score: z.number().min(0).max(10),
    by: z.string().min(2).meta({ description: 'Who gave the score' }),
  })
  .meta({ description: 'A severity score, with who gave it' });
export type Score = z.infer<typeof scoreSchema>;

/**
 * The severity of the highest score by the bands of CVSS (9, 7, 4, above 0); `unknown` without a
 * score. The bands are the same in versions 3.0 to 4.0.
 */
export function scoredSeverity(scores: readonly Score[]): Severity {
  const highest = Math.max(0, ...scores.map(({ score }) => score));
  if (highest >= 9) return 'critical';
  if (highest >= 7) return 'high';
  if (highest >= 4) return 'medium';
  return highest > 0 ? 'low' : 'unknown';
}
