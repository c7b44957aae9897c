import { z } from 'zod';
import type { BASIS_MEANING } from '#wording/provenance.ts';
import { FINGERPRINT_BASES } from './fingerprint-basis.ts';

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
        keyof typeof BASIS_MEANING,
        z.ZodString
      >,
    ),
    servers: z
      .record(z.string(), z.record(z.string(), marked))
      .meta({ description: 'Slug of the server → exact name of the tool → fingerprint' }),
  })
  .meta({ id: 'fingerprints', description: 'Fingerprints of all tools' });
export type FingerprintFile = z.infer<typeof fingerprintFileSchema>;

/** How to make the same fingerprint, in words. */
export const FINGERPRINT_ALGORITHM =
  'SHA-256, hexadecimal, over the UTF-8 bytes of one JSON object written as RFC 8785 says: keys sorted, no spaces. ' +
  'The object holds “name”, “title”, “description”, “parameters” and “hints”, as far as the basis covers them; what is absent is left out. ' +
  'The parameters are a list sorted by name. Each has “name” and “required”, and “type”, “enum”, “default” and “description” where the inputSchema gives them, ' +
  'read one level deep; several types are joined with “ | ”, without the empty type. The hints are those of the four hints of the MCP annotations that are given.';
