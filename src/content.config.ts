import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { guideSchema } from '#domain/guide.ts';

export const collections = {
  guides: defineCollection({
    loader: glob({ base: './content/guides', pattern: '*.mdx' }),
    schema: guideSchema,
  }),
  /** The stories of attack pages; the facts above them are read by the catalogue alone. */
  patterns: defineCollection({
    loader: glob({ base: './content/attacks/patterns', pattern: '*.mdx' }),
    schema: z.unknown().transform(() => ({})),
  }),
};
