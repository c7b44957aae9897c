import type { EntryFields } from './entry-fields.ts';
import {
  isHash,
  isPlaceholder,
  isSecretInPath,
  isSecretKey,
  isSecretPart,
  type SecretLook,
  secretLooks,
} from './secret-text.ts';

export const SECRET_PLACES = ['variable', 'header', 'argument', 'address', 'setting'] as const;
export type SecretPlace = (typeof SECRET_PLACES)[number];

/** A secret in plain text: where, and what it looks like. Never its value. */
export interface SecretFinding {
  readonly place: SecretPlace;
  readonly key: string;
  readonly looks: SecretLook;
}

const LONGEST = 80;

/** A key that can be shown: not itself a secret, and not endless. */
function safeKey(key: string, fallback: string): string {
  const ok =
    key !== '' && key.length <= LONGEST && !isSecretPart(key) && /^[\w .:@/$-]+$/.test(key);
  return ok ? key : fallback;
}

/** Every secret of an entry in plain text, by place and key, without its value. */
export function secretsInEntry(fields: EntryFields): SecretFinding[] {
  const all = [
    ...fields.variables.flatMap((pair) => inPair('variable', pair)),
    ...fields.headers.flatMap((pair) => inPair('header', pair)),
    ...fields.settings.flatMap((pair) => inPair('setting', pair)),
    ...secretsInArguments(fields.command),
    ...(fields.address === undefined ? [] : secretsInAddress(fields.address)),
  ];
  const seen = new Set<string>();
  return all.filter(({ place, key }) => {
    const id = `${place} ${key}`;
    return !seen.has(id) && seen.add(id);
  });
}

function inPair(place: SecretPlace, [key, value]: readonly [string, string]): SecretFinding[] {
  if (isHash(key, value)) return [];
  const looks = secretLooks(value, isSecretKey(key)) ?? secretsInAddress(value)[0]?.looks;
  return looks ? [{ place, key: safeKey(key, `a ${place} with an unusual name`), looks }] : [];
}

const OPTION = /^(-{1,2}[\w.-]+)(?:=(.*))?$/s;
const VARIABLE = /^([A-Za-z_]\w*)=(.*)$/s;
const HEADER = /^([A-Za-z][\w-]*):\s*(.*)$/s;

/** Secrets in the arguments of a command, named by their option or by their number. */
export function secretsInArguments(args: readonly string[]): SecretFinding[] {
  const found: SecretFinding[] = [];
  let option = '';
  args.forEach((word, index) => {
    const place = `argument ${index + 1}`;
    const [, name = '', attached] = OPTION.exec(word) ?? [];
    if (name !== '' && attached === undefined && !secretLooks(word, false)) {
      option = name;
      return;
    }
    found.push(...inArgument(attached ?? word, name || option, place));
    option = '';
  });
  return found;
}

function inArgument(word: string, option: string, place: string): SecretFinding[] {
  const address = secretsInAddress(word);
  if (address.length > 0) return address;
  const [, variable, value = ''] = VARIABLE.exec(word) ?? [];
  if (variable !== undefined) {
    const looks = secretLooks(value, isSecretKey(variable)) ?? secretsInAddress(value)[0]?.looks;
    return looks ? [{ place: 'variable', key: safeKey(variable, place), looks }] : [];
  }
  const [, header, content = ''] = /^--?(header|H)$/i.test(option) ? (HEADER.exec(word) ?? []) : [];
  if (header !== undefined) {
    const looks = secretLooks(content, isSecretKey(header));
    return looks ? [{ place: 'header', key: safeKey(header, place), looks }] : [];
  }
  const looks = secretLooks(word, option !== '' && isSecretKey(option));
  return looks ? [{ place: 'argument', key: safeKey(option, place), looks }] : [];
}

/** Secrets in an address: before the @, in the query, or as a part of the path. */
function secretsInAddress(text: string): SecretFinding[] {
  const url = /^[a-z][a-z0-9+.-]+:/i.test(text) ? URL.parse(text) : null;
  if (!url) return [];
  const found: SecretFinding[] = [];
  const add = (key: string, looks: SecretLook) => found.push({ place: 'address', key, looks });
  const password = decoded(url.password);
  const user = decoded(url.username);
  if (password !== '' && !isPlaceholder(password)) add('before the @', 'password');
  else if (user !== '' && !isPlaceholder(user) && isSecretPart(user)) add('before the @', 'random');
  for (const [key, value] of url.searchParams) {
    const looks = secretLooks(value, isSecretKey(key));
    if (looks) add(`?${safeKey(key, 'parameter')}=`, looks);
  }
  const isSecret = (part: string) => isSecretInPath(url.hostname, part) && !isPlaceholder(part);
  if (url.pathname.split('/').some(isSecret)) add('in the path', 'random');
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
