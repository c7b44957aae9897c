import { isSecretPart } from './secret-part.ts';

export const SECRET_PLACES = ['variable', 'header', 'argument', 'address', 'setting'] as const;
export type SecretPlace = (typeof SECRET_PLACES)[number];

export const SECRET_PLACE_LABEL: Record<SecretPlace, string> = {
  variable: 'environment variable',
  header: 'header',
  argument: 'argument',
  address: 'address',
  setting: 'setting',
};

/** A secret that stands in plain text: where, and what it looks like. Never its value. */
export interface SecretFinding {
  readonly place: SecretPlace;
  readonly key: string;
  readonly looks: string;
}

const LONGEST = 80;

/** A key that can be shown: not itself a secret, and not endless. */
export function safeKey(key: string, otherwise: string): string {
  const ok =
    key !== '' && key.length <= LONGEST && !isSecretPart(key) && /^[\w .:@/$-]+$/.test(key);
  return ok ? key : otherwise;
}
