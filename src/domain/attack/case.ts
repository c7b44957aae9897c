import { z } from 'zod';
import { recordFields } from './record-fields.ts';
import { scoreSchema } from './score.ts';
import { CVE, GHSA } from './vulnerability.ts';

export const CASE_TYPES = ['in-the-wild', 'accident', 'demonstration', 'threat-report'] as const;
export type CaseType = (typeof CASE_TYPES)[number];

/** A file in `content/attacks/cases/`: something that happened, or was shown, at a time. */
export const attackCaseSchema = z
  .strictObject({
    id: z.string().regex(/^ATK-C-\d{4}$/, 'use ATK-C- and four digits'),
    type: z.enum(CASE_TYPES),
    products: z.array(z.string().min(2)).min(1),
    cve: z.array(CVE).default([]),
    ghsa: z.array(GHSA).default([]),
    scores: z.array(scoreSchema).default([]),
    ...recordFields,
  })
  .meta({ id: 'attack-case', description: 'A dated event or public demonstration' });
export type AttackCase = z.infer<typeof attackCaseSchema>;
export type CaseEntry = AttackCase & { readonly slug: string };
