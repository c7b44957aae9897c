import { z } from 'zod';
import { capabilitySchema, riskCategorySchema } from '../risk/schemas.ts';
import { parameterKindSchema } from './parameter-kind.ts';

/** One capability, or one of several, that some tool of the session must have. */
export const legSchema = z.array(capabilitySchema).min(1);
export type Leg = z.infer<typeof legSchema>;

/** What decides whether an attack can happen. Only `tool` can be read off a tool. */
export const DECIDERS = ['tool', 'server', 'session', 'client', 'deployment', 'attacker'] as const;

/** A tool meets the criteria if it meets every list that is given, with one entry of each. */
export const criteriaSchema = z
  .strictObject({
    anyCapability: z.array(capabilitySchema).min(1).optional(),
    anyCategory: z
      .array(riskCategorySchema.exclude(['unknown']))
      .min(1)
      .optional(),
    anyParameter: z.array(parameterKindSchema).min(1).optional(),
    anyWord: z
      .array(z.string().regex(/^[a-z0-9]+$/, 'use one lower-case word'))
      .min(1)
      .optional()
      .meta({ description: 'A word of the tool name, such as create in create_access_key' }),
  })
  .refine((lists) => Object.keys(lists).length > 0, 'a way needs at least one list');
export type Criteria = z.infer<typeof criteriaSchema>;

export const appliesSchema = z
  .strictObject({
    decidedBy: z.enum(DECIDERS).default('tool'),
    /** Where the tool does not decide: what does, as the rest of a sentence after a colon. */
    why: z.string().min(10).optional(),
    /** A tool opens the way to the attack if it meets the criteria of one of these. */
    ways: z.array(criteriaSchema).default([]),
    /** Legs that the tools of one session must fill between them. */
    together: z.array(legSchema).default([]),
    /** What else must hold, as a clause after "if". */
    given: z.string().min(10).optional(),
    /** Suspicious words in the tool's own definition are an instance of this attack. */
    suspicion: z.boolean().default(false),
  })
  .superRefine(({ decidedBy, why, ways, together }, context) => {
    const byTool = ways.length > 0 || together.length > 0;
    if (decidedBy === 'tool' && !byTool)
      context.addIssue({ code: 'custom', message: 'name the ways or the legs, or who decides' });
    if (decidedBy !== 'tool' && (byTool || !why))
      context.addIssue({ code: 'custom', message: 'give `why`, and neither ways nor legs' });
  })
  .meta({ description: 'Which tools open the way to an attack' });
