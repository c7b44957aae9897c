import { quoteLong } from './quote.ts';

/** A TOML key: bare where TOML allows it, else quoted. */
export function tomlKey(text: string): string {
  return /^[A-Za-z0-9_-]+$/.test(text) ? text : quoteLong(text);
}

/** A TOML string in one line, with hidden characters escaped. */
export function tomlString(text: string): string {
  return quoteLong(text);
}

/** An array of texts, one per line. */
export function tomlStrings(texts: readonly string[]): string {
  if (texts.length === 0) return '[]';
  return `[\n${texts.map((text) => `  ${tomlString(text)},\n`).join('')}]`;
}
