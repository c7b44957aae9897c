import { filledIn } from '../server-allowlist/template.ts';
import { isSecretPart } from './secret-text.ts';
import { wordWithoutSecret } from './server-identity.ts';

const LONGEST = 300;
const HIDDEN = '…';

/** The words of a text with “…” in place of each secret, recognised as in a configuration. */
export function withoutSecrets(text: string): string {
  const words = text.slice(0, LONGEST).toWellFormed().split(/\s+/).filter(Boolean);
  return words
    .map((word, at) => filledIn(wordWithoutSecret(words, word, at), HIDDEN))
    .map((word) => (word.split(/[\s=:/?&@,;"'()]+/).some(isSecretPart) ? HIDDEN : word))
    .join(' ');
}
