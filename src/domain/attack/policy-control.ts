/** What a rule on the call can do about an attack. */
export const POLICY_COVERAGES = ['stops', 'limits', 'none'] as const;
export type PolicyCoverage = (typeof POLICY_COVERAGES)[number];

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
