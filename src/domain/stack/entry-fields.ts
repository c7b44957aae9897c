import { isObject, own, ownFirst, textOf, textsOf } from '../own-value.ts';
import { shellWords } from './shell-words.ts';

type Pair = readonly [key: string, value: string];

/** What an entry says, whichever client wrote it. It holds secrets: use it, and let it go. */
export interface EntryFields {
  /** Program and arguments. */
  readonly command: readonly string[];
  readonly address: string | undefined;
  readonly image: string | undefined;
  readonly variables: readonly Pair[];
  readonly headers: readonly Pair[];
  readonly settings: readonly Pair[];
  readonly disabled: boolean;
  readonly extension: boolean;
}

/** What an entry says, whichever words its client has for it. */
export function fieldsOf(value: unknown): EntryFields {
  const remote = own(value, 'remote');
  const command = commandOf(value);
  const inner = own(value, 'command');
  return {
    command,
    address:
      textOf(ownFirst(value, 'url', 'serverUrl', 'httpUrl', 'uri', 'endpoint', 'sseUrl')) ??
      textOf(ownFirst(remote, 'url', 'uri')),
    image: textOf(own(value, 'image')),
    variables: [
      ...pairsOf(ownFirst(value, 'env', 'environment', 'envs')),
      ...pairsOf(own(inner, 'env')),
      ...pairsOf(own(value, 'secrets')),
    ],
    headers: [
      ...pairsOf(ownFirst(value, 'headers', 'http_headers')),
      ...pairsOf(own(remote, 'headers')),
      ...pairsOf(own(own(value, 'requestInit'), 'headers')),
      ...named(value, 'bearer_token', 'bearerToken', 'apiKey', 'token'),
    ],
    settings: [...deepPairs(own(value, 'settings')), ...deepPairs(own(value, 'oauth'))],
    disabled: isOff(value),
    extension: own(value, 'source') === 'extension' || isSettingsOnly(value, command),
  };
}

const named = (value: unknown, ...keys: string[]): Pair[] =>
  keys.flatMap((key): Pair[] => {
    const text = textOf(own(value, key));
    return text === undefined ? [] : [[key, text]];
  });

function isOff(value: unknown): boolean {
  const off = (key: string, when: boolean) => own(value, key) === when;
  return off('disabled', true) || off('enabled', false) || off('isActive', false);
}

const isSettingsOnly = (value: unknown, command: readonly string[]): boolean =>
  command.length === 0 && own(value, 'settings') !== undefined;

function commandOf(value: unknown): string[] {
  const given = ownFirst(value, 'command', 'cmd');
  const args = textsOf(own(value, 'args'));
  if (Array.isArray(given)) return [...textsOf(given), ...args];
  if (isObject(given)) {
    const path = textOf(ownFirst(given, 'path', 'command'));
    return path === undefined ? [] : [path, ...textsOf(own(given, 'args')), ...args];
  }
  const text = textOf(given)?.trim();
  if (text === undefined || text === '') return [];
  const isLine = /\s/.test(text) && !/^([A-Za-z]:)?[\\/]|^[.~][\\/]/.test(text);
  return isLine ? [...shellWords(text), ...args] : [text, ...args];
}

/** `{key: value}`, `["KEY=value"]` or `[{name, value}]`. */
function pairsOf(value: unknown): Pair[] {
  if (isObject(value))
    return Object.entries(value).map(([key, item]) => [
      key,
      textOf(item) ?? textOf(own(item, 'value')) ?? '',
    ]);
  if (!Array.isArray(value)) return [];
  return value.flatMap((item): Pair[] => {
    if (typeof item === 'string') {
      const at = item.indexOf('=');
      return at > 0 ? [[item.slice(0, at), item.slice(at + 1)]] : [];
    }
    const name = textOf(ownFirst(item, 'name', 'key'));
    return name === undefined ? [] : [[name, textOf(own(item, 'value')) ?? '']];
  });
}

function deepPairs(value: unknown, depth = 0): Pair[] {
  if (!isObject(value) || depth > 4) return [];
  return Object.entries(value).flatMap(([key, item]): Pair[] => {
    const text = textOf(item);
    return text === undefined ? deepPairs(item, depth + 1) : [[key, text]];
  });
}
