import type { AllowedServer, ServerIdentity } from '../server-allowlist/allowlist.ts';
import { filledIn, literal, type Template } from '../server-allowlist/template.ts';
import {
  isPlaceholder,
  isSecretInPath,
  isSecretKey,
  isSecretPart,
  secretLooks,
} from './secret-text.ts';
import { secretsInArguments } from './secrets-in-entry.ts';
import { shellWords } from './shell-words.ts';

/** Stands in holes while a text is checked again: no secret looks like it. */
const FILLED = `\${VALUE}`;

/** What a command line or an address, as a person types it, starts or connects to; without its secrets. */
export function identityOfText(text: string): ServerIdentity {
  const plain = text.trim();
  if (/^[a-z][\w+.-]*:\/\/\S+$/i.test(plain)) return identityOfAddress(plain);
  return identityOfCommand(shellWords(plain));
}

/** What a command with its arguments starts; an argument that holds a secret has a hole in its place. */
export function identityOfCommand(command: readonly string[]): ServerIdentity {
  const [first, ...rest] = command.map((word, at) => wordWithoutSecret(command, word, at));
  if (first === undefined || command[0] === '') return { kind: 'unknown', why: 'nothing-known' };
  const filled = [first, ...rest].map((part) => filledIn(part, FILLED));
  if (secretsInArguments(filled).length > 0) return { kind: 'unknown', why: 'secret' };
  return { kind: 'command', command: [first, ...rest] };
}

/** A word of a command: with a hole where the words up to it hold one secret more than those before it. */
export function wordWithoutSecret(command: readonly string[], word: string, at: number): Template {
  const before = secretsInArguments(command.slice(0, at)).length;
  if (secretsInArguments(command.slice(0, at + 1)).length === before) return literal(word);
  const [, name] = /^(-{1,2}[\w.-]+=|[A-Za-z_]\w*=)/.exec(word) ?? [];
  return [name ?? '', ''];
}

/** An address, with holes in place of secrets in its path and query. */
export function identityOfAddress(text: string, type?: string): ServerIdentity {
  const parsed = URL.parse(text);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return { kind: 'unknown', why: 'address' };
  const [, origin = '', path = '', query = '', fragment = ''] =
    /^([^:]+:\/\/[^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text) ?? [];
  const isSecret = (part: string) => isSecretInPath(parsed.hostname, part) && !isPlaceholder(part);
  const hasUser = parsed.username !== '' || parsed.password !== '';
  if (hasUser || parsed.hostname.split('.').some(isSecret) || isSecret(fragment.slice(1)))
    return { kind: 'unknown', why: 'secret' };
  const segments = path.split('/').map((part): Template => (isSecret(part) ? ['', ''] : [part]));
  const pairs = query.slice(1).split('&').map(withoutValue);
  const url = joined([
    [origin],
    ...between(segments, '/'),
    ...(query === '' ? [] : [literal('?'), ...between(pairs, '&')]),
    [fragment],
  ]);
  const transport = type === 'sse' || /\/sse\/?$/.test(path) ? 'sse' : 'http';
  return { kind: 'address', url, transport };
}

function withoutValue(pair: string): Template {
  const at = pair.indexOf('=');
  const [key, value] = at === -1 ? ['', pair] : [pair.slice(0, at + 1), pair.slice(at + 1)];
  const isSecret = secretLooks(decoded(value), isSecretKey(key.slice(0, -1))) !== undefined;
  return isSecret || (isSecretPart(value) && !isPlaceholder(value)) ? [key, ''] : [pair];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const between = (parts: readonly Template[], separator: string): Template[] =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [literal(separator), part]));

/** One template of several: what touches is one piece. */
function joined(parts: readonly Template[]): Template {
  const [first = '', ...rest] = parts.reduce<string[]>(
    (pieces, [head, ...tail]) => [...pieces.slice(0, -1), (pieces.at(-1) ?? '') + head, ...tail],
    [''],
  );
  return [first, ...rest];
}

/** Names of variables that can be shown. */
export const variableNames = (names: readonly string[]): AllowedServer['variables'] =>
  [...new Set(names)].filter((name) => /^[A-Za-z_]\w{0,79}$/.test(name) && !isSecretPart(name));
