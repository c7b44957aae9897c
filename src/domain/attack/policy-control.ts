/** What a rule on the call can do about an attack. */
export const POLICY_COVERAGES = ['stops', 'limits', 'none'] as const;
export type PolicyCoverage = (typeof POLICY_COVERAGES)[number];

export const CONTROLS = [
  'approval',
  'argument-constraint',
  'deny',
  'isolation',
  'pin-definition',
  'rate-limit',
] as const;
export type ControlKind = (typeof CONTROLS)[number];

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
