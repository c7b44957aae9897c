import type { Parameter, Tool } from './tool.ts';

/** What a fingerprint covers, most first. */
export const FINGERPRINT_BASES = ['definition', 'facts', 'text', 'name'] as const;
export type FingerprintBasis = (typeof FINGERPRINT_BASES)[number];

/**
 * What the catalogue can vouch for: facts, and texts only where they are the server's own. A text of
 * ours takes no part, so that a better summary does not look like a changed tool.
 */
export function basisOf({ parameters, quoted, description }: Tool): FingerprintBasis {
  if (parameters === null) return description === undefined ? 'name' : 'text';
  return quoted ? 'definition' : 'facts';
}

/**
 * A parameter without its text, as far as facts go. A default that is empty (null or "") says that
 * there is none, and counts so.
 */
export function parameterFacts({ description: _, default: value, ...facts }: Parameter): Parameter {
  return value === undefined || value === null || value === ''
    ? facts
    : { ...facts, default: value };
}
