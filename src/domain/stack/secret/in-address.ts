import type { SecretFinding } from './finding.ts';
import { safeKey } from './finding.ts';
import { isSecretKey } from './secret-key.ts';
import { isSecretPart } from './secret-part.ts';
import { isStandIn, secretLooks } from './secret-value.ts';

/** Secrets in an address: before the @, in the query, or as a part of the path. */
export function secretsInAddress(text: string): SecretFinding[] {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return [];
  }
  const found: SecretFinding[] = [];
  const add = (key: string, looks: string) => found.push({ place: 'address', key, looks });
  const password = decoded(url.password);
  const user = decoded(url.username);
  if (password !== '' && !isStandIn(password)) add('before the @', 'password in an address');
  else if (user !== '' && !isStandIn(user) && isSecretPart(user))
    add('before the @', 'long random text');
  for (const [key, value] of url.searchParams) {
    const looks = secretLooks(value, isSecretKey(key));
    if (looks) add(`?${safeKey(key, 'parameter')}=`, looks);
  }
  if (url.pathname.split('/').some((part) => isSecretPart(part) && !isStandIn(part)))
    add('in the path', 'long random text');
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
