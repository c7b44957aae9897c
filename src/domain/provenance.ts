import { z } from 'zod';

/** How a tool list was obtained, best first. */
export const EVIDENCE_QUALITIES = [
  'tools-list',
  'registry-defs',
  'source-extract',
  'names-descriptions',
  'scraped',
  'names-only',
] as const;
export const evidenceQualitySchema = z.enum(EVIDENCE_QUALITIES);
export type EvidenceQuality = z.infer<typeof evidenceQualitySchema>;

export const FACTS = [
  'identity',
  'description',
  'package',
  'repository',
  'licence',
  'transport',
  'tools',
  'parameters',
  'hints',
  'controls',
  'effects',
] as const;
export const factSchema = z.enum(FACTS);
export type Fact = z.infer<typeof factSchema>;

export const sourceSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'use lower-case letters, digits and hyphens'),
    title: z.string().min(1),
    url: z.url().optional(),
    commit: z
      .string()
      .regex(/^[0-9a-f]{7,40}$/, 'use the hexadecimal commit')
      .optional(),
    path: z.string().min(1).optional(),
    version: z.string().min(1).optional(),
    seen: z.iso
      .date()
      .optional()
      .meta({ description: 'Day on which the facts were read, YYYY-MM-DD' }),
    gives: z.array(factSchema).min(1),
  })
  .meta({ description: 'Where facts come from' });
export type Source = z.infer<typeof sourceSchema>;

/** In our own files the day is required. */
export const contentSourceSchema = sourceSchema.required({ seen: true });

/** The last day on which one of these sources was read; undefined where none says. */
export const lastRead = (sources: readonly Source[]): string | undefined =>
  sources
    .flatMap(({ seen }) => seen ?? [])
    .sort()
    .at(-1);
