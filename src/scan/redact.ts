/** A value that must not be written anywhere, with the name that it was given under. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

export type Redact = (text: string) => string;

/** Replaces a value. */
export const HIDDEN = '‹hidden›';

const SETTINGS =
  /^(true|false|yes|no|on|off|none|null|all|stdio|http|https|sse|error|warn|warning|info|debug|silent|production|development|test|default|\d{1,5})$/i;

/** True for names under which people keep secrets: API_KEY, --token, Authorization. */
export const isSecretName = (name: string): boolean =>
  /key|token|secret|passw|pwd|auth|cred|session|cookie|private|signature|bearer|jwt|dsn|(^|[_-])pat$/i.test(
    name,
  );

/** A short value, or a word such as `true`, is a secret only under the name of one. */
function isHidden({ name, value }: Secret): boolean {
  if (value.trim() === '') return false;
  return isSecretName(name) || (value.length >= 4 && !SETTINGS.test(value));
}

/** The value as written in JSON, in an address, in base64, and line by line. */
function formsOf(value: string): string[] {
  const base64 = Buffer.from(value).toString('base64');
  const lines = value.split(/\r?\n/).filter((line) => line.length >= 8);
  const words = value.split(/\s+/).filter((word) => word.length >= 8);
  const long =
    value.length >= 6
      ? [
          base64.replace(/=+$/, ''),
          base64.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_'),
        ]
      : [];
  return [
    value,
    value.trim(),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value.toWellFormed()),
    new URLSearchParams([['', value]]).toString().slice(1),
    ...lines,
    ...words,
    ...long,
  ];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A value of fewer than four characters is found only as a separate word. */
const patternOf = (form: string): string =>
  form.length < 4 ? `(?<![\\p{L}\\p{N}])${escaped(form)}(?![\\p{L}\\p{N}])` : escaped(form);

/** Replaces every form of these values in a text. */
export function redactor(secrets: readonly Secret[]): Redact {
  const forms = secrets.filter(isHidden).flatMap(({ value }) => formsOf(value));
  const distinct = [...new Set(forms)].filter((form) => form !== '');
  if (distinct.length === 0) return (text) => text;
  distinct.sort((a, b) => b.length - a.length);
  const pattern = new RegExp(distinct.map(patternOf).join('|'), 'gu');
  return (text) => text.replace(pattern, HIDDEN);
}

/** The same value with every text in it redacted, names of fields too. */
export function redactDeep(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((part) => redactDeep(part, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [redact(key), redactDeep(part, redact)]),
  );
}
