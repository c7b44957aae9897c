import { z } from 'zod';
import type { Condition } from '../policy/policy.ts';
import { ACTORS, CONTROLS, POLICY_COVERAGES } from './policy-control.ts';

const CONDITION_KINDS = [
  'equals',
  'one-of',
  'matches',
  'at-most',
  'path-under',
  'host-in',
] as const satisfies readonly Condition['is'][];

const policyControlSchema = z
  .strictObject({
    control: z.enum(CONTROLS),
    rule: z.string().min(5),
    /** Our judgement: does this control, rightly placed, stop the attack or only limit it? */
    effect: z.enum(['stops', 'limits']),
    /** Conditions of our own policy form that can express it; none if it needs more than that. */
    conditions: z.array(z.enum(CONDITION_KINDS)).min(1).optional(),
  })
  .refine((c) => !c.conditions || c.control === 'argument-constraint', {
    error: 'conditions belong to an argument-constraint',
    path: ['conditions'],
  })
  .meta({ description: 'One control against an attack, with what it achieves' });
export type PolicyControl = z.infer<typeof policyControlSchema>;

export const policyAnswerSchema = z
  .strictObject({
    coverage: z.enum(POLICY_COVERAGES),
    controls: z.array(policyControlSchema),
    /** What no rule on the call does about it. Every entry has such a limit. */
    cannot: z.string().min(5),
    mustAct: z.array(z.enum(ACTORS)).min(1),
  })
  .superRefine(({ coverage, controls }, context) => {
    const stops = controls.filter((control) => control.effect === 'stops');
    if (coverage === 'stops' && stops.length === 0)
      context.addIssue({ code: 'custom', message: 'coverage stops needs a control that stops' });
    if (coverage !== 'stops' && stops.length > 0)
      context.addIssue({ code: 'custom', message: `a control stops, but coverage is ${coverage}` });
  })
  .meta({ description: 'What rules on calls can and cannot do about an attack' });
