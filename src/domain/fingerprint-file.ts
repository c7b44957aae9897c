import { z } from 'zod';
import { FINGERPRINT_BASES, type FingerprintBasis } from './fingerprint-basis.ts';

const marked = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  basis: z.enum(FINGERPRINT_BASES),
});

/** The form of `/data/fingerprints.json`. */
export const fingerprintFileSchema = z
  .strictObject({
    algorithm: z.string(),
    bases: z.strictObject(
      Object.fromEntries(FINGERPRINT_BASES.map((basis) => [basis, z.string()])) as Record<
        FingerprintBasis,
        z.ZodString
      >,
    ),
    servers: z
      .record(z.string(), z.record(z.string(), marked))
      .meta({ description: 'Slug of the server → exact name of the tool → fingerprint' }),
  })
  .meta({ id: 'fingerprints', description: 'Fingerprints of all tools' });
export type FingerprintFile = z.infer<typeof fingerprintFileSchema>;
