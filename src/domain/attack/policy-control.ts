import { z } from 'zod';
import type { Condition } from '../policy/policy.ts';

/** What a rule on the call can do about an attack. */
export const POLICY_COVERAGES = ['stops', 'limits', 'none'] as const;
export const policyCoverageSchema = z.enum(POLICY_COVERAGES);
export type PolicyCoverage = z.infer<typeof policyCoverageSchema>;

export const COVERAGE_LABEL: Record<PolicyCoverage, string> = {
  stops: 'A rule stops it',
  limits: 'A rule limits it',
  none: 'No call rule stops it',
};

export const COVERAGE_MEANING: Record<PolicyCoverage, string> = {
  stops: 'a deterministic rule on the call, applied at the point named, breaks the attack',
  limits: 'a rule reduces chance or damage; other routes stay open',
  none: 'no tool call of the defender is on the path',
};

export const CONTROLS = [
  'approval',
  'argument-constraint',
  'deny',
  'isolation',
  'pin-definition',
  'rate-limit',
] as const;
export type ControlKind = (typeof CONTROLS)[number];

export const CONTROL_LABEL: Record<ControlKind, string> = {
  approval: 'Ask a person',
  'argument-constraint': 'Constrain arguments',
  deny: 'Deny or hide',
  isolation: 'Keep apart',
  'pin-definition': 'Pin the definition',
  'rate-limit': 'Limit the rate',
};

const CONDITION_KINDS = [
  'equals',
  'one-of',
  'matches',
  'at-most',
  'path-under',
  'host-in',
] as const satisfies readonly Condition['is'][];

export const policyControlSchema = z
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

/** Who must act where a rule on the call does not reach. */
export const ACTORS = [
  'client',
  'gateway',
  'identity-provider',
  'network',
  'operating-system',
  'operator',
  'person',
  'registry',
  'server',
] as const;
export type Actor = (typeof ACTORS)[number];

export const ACTOR_LABEL: Record<Actor, string> = {
  client: 'The maker of the client',
  gateway: 'The maker of the gateway',
  'identity-provider': 'Whoever issues and checks tokens',
  network: 'Whoever runs the network',
  'operating-system': 'Sandbox and operating system',
  operator: 'Whoever sets the agent up',
  person: 'The person who approves',
  registry: 'The package registry',
  server: 'The maker of the server',
};

export const policyAnswerSchema = z
  .strictObject({
    coverage: policyCoverageSchema,
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
