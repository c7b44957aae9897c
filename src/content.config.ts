import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { attackPatternSchema } from '#domain/attack/pattern.ts';

/** Front matter of a file in `content/guides/`; the file's name is the last part of its address. */
const guideSchema = z.strictObject({
  title: z.string().min(5).max(80),
  summary: z.string().min(30).max(200).meta({ description: 'One or two sentences for the list' }),
  order: z.int().positive().meta({ description: 'Place in the list of guides, from 1' }),
});

/** The site's YAML reader makes a day a Date; the catalogue's leaves it a text, as the schema says. */
function daysAsText(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(daysAsText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, daysAsText(part)]));
}

export const collections = {
  guides: defineCollection({
    loader: glob({ base: './content/guides', pattern: '*.mdx' }),
    schema: guideSchema,
  }),
  /** For the bodies of attack pages; their facts come from the catalogue. */
  patterns: defineCollection({
    loader: glob({ base: './content/attacks/patterns', pattern: '*.mdx' }),
    schema: z.preprocess(daysAsText, attackPatternSchema),
  }),
};
