import { isSecretInPath, isSecretPart } from '../secret-text.ts';
import type { LaunchDraft, Program } from './program.ts';

const LOCAL =
  /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal)$/i;
const LONGEST = 2000;

/** The parts of an address that are no secret: host and path. Undefined for what is no web address. */
export function addressParts(
  text: string,
): { host: string; path: string; local: boolean; scheme: string } | undefined {
  if (text.length > LONGEST) return undefined;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const scheme = url.protocol.slice(0, -1);
  if (!/^(https?|wss?|sse)$/.test(scheme) || url.hostname === '') return undefined;
  const parts = url.pathname
    .split('/')
    .map((part) => (isSecretInPath(url.hostname, part) ? '…' : part));
  const host = url.hostname.split('.').some(isSecretPart) ? '…' : url.host.toLowerCase();
  return {
    host,
    path: parts.join('/').replace(/\/+$/, ''),
    local: LOCAL.test(url.hostname),
    scheme,
  };
}

/** The program behind an address. */
export function addressProgram(text: string, draft: LaunchDraft): Program {
  if (/\$\{|\{\{|^\$|^%|<[^>]+>/.test(text) && !addressParts(text.replace(/\$?\{[^}]*\}/g, 'x'))) {
    return { kind: 'unclear', why: 'address-filled-in-later' };
  }
  const parts = addressParts(text);
  if (!parts) return { kind: 'unclear', why: 'unreadable-address' };
  const { host, path, local, scheme } = parts;
  if (/^(http|ws)$/.test(scheme) && !local) draft.warn('plain-http', host);
  return { kind: 'address', host, path };
}

export const isLocalHost = (host: string): boolean => LOCAL.test(host.replace(/:\d+$/, ''));
