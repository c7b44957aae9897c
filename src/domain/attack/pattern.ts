import { z } from 'zod';
import { severitySchema } from '../risk/schemas.ts';
import { appliesSchema, type Leg } from './applies.ts';
import { controlTestsSchema } from './control-test.ts';
import { doubtSchema } from './doubt.ts';
import { mappingsSchema } from './mappings.ts';
import { partialDateSchema } from './partial-date.ts';
import { policyAnswerSchema } from './policy-answer.ts';
import { slugSchema } from './slug.ts';
import {
  ATTACK_EFFECTS,
  ATTACKER_POSITIONS,
  EVIDENCE_LEVELS,
  VERIFICATIONS,
} from './vocabulary.ts';

/** Where a rule on one tool meets the attack. */
const pathSchema = z
  .strictObject({
    /** Whose call the attack cannot do without: that of the tool it applies to, another's, or none. */
    call: z.enum(['this-tool', 'another-tool', 'none']),
    /** Whether the harm needs many calls. A rate limit touches nothing else. */
    manyCalls: z.boolean(),
    /** The way that stays open when this tool cannot be called, as a main clause. */
    around: z.string().min(10).optional(),
  })
  .meta({ description: 'Where a rule on one tool meets the attack' });

/** Front matter of a file in `content/attacks/patterns/`; the story is below it. */
export const attackPatternSchema = z
  .strictObject({
    id: z.string().regex(/^ATK-P-\d{4}$/, 'use ATK-P- and four digits'),
    name: z.string().min(5).max(120),
    aliases: z.array(z.string()).default([]),
    summary: z.string().min(30).max(320),
    severity: severitySchema.exclude(['unknown']),
    evidence: z.enum(EVIDENCE_LEVELS),
    firstPublic: partialDateSchema.optional(),
    dateNote: z.string().min(10).optional(),
    attacker: z.array(z.enum(ATTACKER_POSITIONS)).min(1),
    needs: z.string().min(10).meta({ description: 'What must hold before it can work' }),
    applies: appliesSchema,
    path: pathSchema,
    effects: z.array(z.enum(ATTACK_EFFECTS)).min(1),
    policy: policyAnswerSchema,
    tests: controlTestsSchema.optional(),
    mappings: mappingsSchema,
    related: z.array(slugSchema).default([]).meta({ description: 'Slugs of related patterns' }),
    sources: z.array(z.url()).min(1),
    verification: z.enum(VERIFICATIONS),
    doubtful: z.array(doubtSchema).default([]),
  })
  .superRefine(({ path, policy, tests }, context) => {
    if (policy.coverage === 'stops' && !tests)
      context.addIssue({ code: 'custom', message: 'a rule that stops it needs tests' });
    if (path.call === 'none' && policy.coverage === 'stops')
      context.addIssue({ code: 'custom', message: 'no call is on the path, yet a rule stops it' });
  })
  .meta({ id: 'attack-pattern', description: 'A reusable attack technique' });
export type AttackPattern = z.infer<typeof attackPatternSchema>;

/** A pattern together with the name of its file, which is the last part of its address. */
export type PatternEntry = AttackPattern & { readonly slug: string };

/** Every capability that the pattern names, as a single tool or as a leg. */
export function patternCapabilities({ applies }: Pick<AttackPattern, 'applies'>): Leg {
  const named = [
    ...applies.ways.flatMap((way) => way.anyCapability ?? []),
    ...applies.together.flat(),
  ];
  return [...new Set(named)];
}
