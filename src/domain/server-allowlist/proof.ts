import { z } from 'zod';

const startSchema = z.enum(['starts', 'refused']);

/** `engines/allowlists/record.json`: what the real products started under our files. */
export const allowlistProofSchema = z.strictObject({
  runs: z.array(
    z.strictObject({
      /** Id of the format. */
      format: z.string(),
      product: z.string(),
      version: z.string(),
      date: z.iso.date(),
      /** SHA-256 of the files that were tried. */
      digest: z.string().regex(/^[0-9a-f]{64}$/),
      results: z.array(
        z.strictObject({
          case: z.string(),
          server: z.string(),
          expected: startSchema,
          seen: startSchema,
          ok: z.boolean(),
        }),
      ),
    }),
  ),
});
export type AllowlistProof = z.infer<typeof allowlistProofSchema>;
