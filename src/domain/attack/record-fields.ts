import { z } from 'zod';
import { capabilitySchema, riskCategorySchema } from '../risk/schemas.ts';
import { legSchema } from './applies.ts';
import { doubtSchema } from './doubt.ts';
import { mappingsSchema } from './mappings.ts';
import { partialDateSchema } from './partial-date.ts';
import { CONTROLS, POLICY_COVERAGES } from './policy-control.ts';
import { slugSchema } from './slug.ts';
import {
  ATTACK_EFFECTS,
  ATTACKER_POSITIONS,
  EVIDENCE_LEVELS,
  VERIFICATIONS,
} from './vocabulary.ts';

const recordPolicySchema = z.strictObject({
  coverage: z.enum(POLICY_COVERAGES),
  controls: z.array(z.strictObject({ control: z.enum(CONTROLS), rule: z.string().min(5) })),
  /** What no rule on the call would have done about it. */
  cannot: z.string().min(5),
});

/** What a case and a vulnerability have in common: something that happened, or a flaw that exists. */
export const recordFields = {
  name: z.string().min(5).max(120),
  aliases: z.array(z.string().min(2)).default([]),
  evidence: z.enum(EVIDENCE_LEVELS),
  public: partialDateSchema.meta({ description: 'When it became public' }),
  note: z.string().min(5).optional().meta({ description: 'Where sources differ or a record errs' }),
  attacker: z.array(z.enum(ATTACKER_POSITIONS)).min(1),
  needs: z.string().min(5),
  how: z.string().min(10),
  capabilities: z.array(capabilitySchema).default([]),
  categories: z.array(riskCategorySchema).default([]),
  together: z.array(legSchema).default([]),
  effects: z.array(z.enum(ATTACK_EFFECTS)).min(1),
  policy: recordPolicySchema,
  mappings: mappingsSchema,
  patterns: z.array(slugSchema).min(1).meta({ description: 'Patterns that it is an instance of' }),
  sources: z.array(z.url()).min(1),
  verification: z.enum(VERIFICATIONS),
  doubtful: z.array(doubtSchema).default([]),
} as const;
