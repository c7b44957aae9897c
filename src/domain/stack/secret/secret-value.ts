import { isSecretPart, knownSecret } from './secret-part.ts';

const REFERENCE =
  /^(?:\w+\s+)?(?:\$\{[^}]*\}|\$\w+|\$\([^)]*\)|%\w+%|\{(?:env|file|input):[^}]*\}|\{\{[^}]*\}\}|env:\w+|op:\/\/\S+|keychain:\S+|!\S+)$/;
const PLACEHOLDER =
  /^<.*>$|^\[.*\]$|^\{.*\}$|your[-_ ]|[-_ ]here$|^(x+|\*+|\.+|…|•+)$|x{4,}|\.\.\.|^(changeme|change-me|replace|placeholder|example|dummy|test|todo|none|null|token|secret|password|api[-_]?key|key)\b|^(MY|INSERT|ENTER|ADD|PUT|PASTE|REPLACE)[-_ ]/i;

/** Is the secret kept elsewhere, or not filled in yet? */
export function isStandIn(value: string): boolean {
  const text = value.trim();
  const bare = text.replace(/^(Bearer|Basic|Token|ApiKey)\s+/i, '');
  return bare === '' || REFERENCE.test(text) || REFERENCE.test(bare) || PLACEHOLDER.test(bare);
}

/**
 * What a value looks like if it is a secret in plain text; undefined if it does not look like one.
 * What it says is never part of the answer.
 */
export function secretLooks(value: string, named: boolean): string | undefined {
  if (isStandIn(value)) return undefined;
  const text = value.trim();
  const bare = text.replace(/^(Bearer|Basic|Token|ApiKey)\s+/i, '');
  const known = knownSecret(bare);
  if (known) return known;
  if (/^[a-z][\w+.-]*:\/\/[^/\s:@]*:[^@/\s]+@/i.test(text)) return passwordIn(text);
  if (
    named &&
    bare.length >= 4 &&
    !/^(true|false|yes|no|on|off|none|null|auto|\d{1,5})$/i.test(bare)
  )
    return /^(https?:\/\/[^?#]*|[~.]?\/[\w./-]*|[A-Z]:\\.*)$/.test(bare) && !isLongPart(bare)
      ? undefined
      : 'value of a key that is named like a secret';
  return !/[\s\\/:]/.test(bare) && bare.length >= 24 && isSecretPart(bare)
    ? 'long random text'
    : undefined;
}

/** A password in an address, unless a variable stands in its place. */
function passwordIn(text: string): string | undefined {
  const password = /^[^:]*:\/\/[^/\s:@]*:([^@/\s]+)@/.exec(text)?.[1] ?? '';
  return isStandIn(password) ? undefined : 'password in an address';
}

const isLongPart = (text: string): boolean => text.split(/[/?&=]/).some(isSecretPart);
