import { HIDDEN, isSecretName, type Secret } from './redact.ts';
import type { ScanTarget } from './target.ts';

const TOKEN_START =
  /^(sk|pk|rk|ghp|gho|ghs|ghu|github_pat|glpat|xox[abeprs]|napi|sbp|hf|npm|dop_v1|lin_api|ntn|secret|shpat|shpss|AKIA|AIza|ya29|eyJ)[-_.]?[\w.-]{8,}$/;

/** Long and without a word in it: what a random token looks like. */
const looksRandom = (text: string): boolean =>
  TOKEN_START.test(text) || (/^[\w-]{24,}$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text));

/** User, password, values of the query, and parts of the path that look like tokens. */
function secretsInUrl(text: string): Secret[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text)) return [];
  const url = new URL(text);
  const raw = (value: string): string[] => {
    try {
      return [value, decodeURIComponent(value)];
    } catch {
      return [value];
    }
  };
  return [
    ...raw(url.password).map((value) => ({ name: 'password', value })),
    ...(url.password === '' ? raw(url.username).map((value) => ({ name: 'token', value })) : []),
    ...[...url.searchParams].flatMap(([name, value]) =>
      value === '' ? [] : [{ name: isSecretName(name) ? name : `query ${name}`, value }],
    ),
    ...url.pathname
      .split('/')
      .filter(looksRandom)
      .map((value) => ({ name: 'token', value })),
  ];
}

/** The value that one argument holds, if it can be a secret: `--api-key=…`, `TOKEN=…`, a token, an address. */
function secretsInArgument(argument: string, before: string | undefined): Secret[] {
  const [, name = '', value = ''] = /^-{0,2}([\w.-]+)[=:]\s*(.+)$/s.exec(argument) ?? [];
  if (name !== '' && isSecretName(name)) return [{ name, value }];
  const flag = before?.startsWith('-') && !before.includes('=') ? before : '';
  if (isSecretName(flag) && !argument.startsWith('-')) return [{ name: flag, value: argument }];
  const part = value === '' ? argument : value;
  if (looksRandom(part)) return [{ name: 'token', value: part }];
  return [...secretsInUrl(argument), ...secretsInUrl(value)];
}

const secretsInArguments = (args: readonly string[]): Secret[] =>
  args.flatMap((argument, index) => secretsInArgument(argument, args[index - 1]));

const SCHEME = /^(?:bearer|basic|token|api-?key)\s+(.+)$/i;

/** What a value holds besides itself: the token behind its scheme, the password of an address or of Basic. */
function secretsInValue(value: string): Secret[] {
  const token = SCHEME.exec(value.trim())?.[1];
  if (token === undefined) return secretsInUrl(value);
  const [, password = ''] = Buffer.from(token, 'base64').toString('utf8').split(/:(.*)/s);
  const inside = /^basic/i.test(value.trim()) ? [{ name: 'password', value: password }] : [];
  return [{ name: 'token', value: token }, ...inside];
}

/** Every value of a target that must not be written: variables, headers, address and arguments. */
export function secretsOf(target: ScanTarget): Secret[] {
  const named = Object.entries(target.kind === 'stdio' ? target.env : target.headers);
  const values = named.map(([name, value]) => ({ name, value }));
  const shown =
    target.kind === 'stdio' ? secretsInArguments(target.args) : secretsInUrl(target.url);
  return [...values, ...values.flatMap(({ value }) => secretsInValue(value)), ...shown];
}

/** An address for people: host and path, the query with its values hidden. */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  const query = [...new Set(url.searchParams.keys())].map((name) => `${name}=${HIDDEN}`);
  const path = url.pathname.split('/').map((part) => (looksRandom(part) ? HIDDEN : part));
  return `${url.origin}${path.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
