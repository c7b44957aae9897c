import type { Decision } from '#domain/policy/policy.ts';

/** The words on the controls that set a decision. */
export const DECISION_LABEL: Record<Decision, string> = {
  allow: 'Allow',
  ask: 'Ask',
  deny: 'Deny',
  hide: 'Hide',
};
