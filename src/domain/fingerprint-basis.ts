import type { Parameter, Tool } from './tool.ts';

/** What a fingerprint covers, most first. */
export const FINGERPRINT_BASES = ['definition', 'facts', 'text', 'name'] as const;
export type FingerprintBasis = (typeof FINGERPRINT_BASES)[number];

/** For one line on a page. */
export const BASIS_LABEL: Record<FingerprintBasis, string> = {
  definition: 'the definition',
  facts: 'name, parameters and hints',
  text: 'name and description',
  name: 'the name alone',
};

export const BASIS_MEANING: Record<FingerprintBasis, string> = {
  definition:
    'name, title, description, parameters with their descriptions, and hints, as the server gives them',
  facts:
    'name, parameters (name, type, whether required, allowed values, default unless it is empty) and hints; the descriptions here are ours and are left out',
  text: 'name, title and description; the parameters are not known',
  name: 'the name, since nothing else is known',
};

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
