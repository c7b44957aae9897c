import { z } from 'zod';

/** A large file that is offered for download, and how to tell that it arrived whole. */
export const downloadSchema = z.strictObject({
  name: z.string(),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Download = z.infer<typeof downloadSchema>;
