import { quoteLong } from './quote.ts';

export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

/** A YAML document in block style: two spaces, one final newline; odd texts double-quoted. */
export function printYaml(value: YamlValue): string {
  return `${lines(value).join('\n')}\n`;
}

/** A text in YAML: plain where every YAML version reads it as this very text. */
export function yamlText(text: string): string {
  if (isPlain(text)) return text;
  return /["\\]/.test(text) && isPrintable(text)
    ? `'${text.replaceAll("'", "''")}'`
    : quoteLong(text);
}

/** ASCII that can be seen: such a text may be put in single quotes, which know no escapes. */
function isPrintable(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

function isPlain(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(text) && text.length < 200 && !RESERVED.test(text);
}

function lines(value: YamlValue): string[] {
  if (isList(value)) return value.length === 0 ? ['[]'] : value.flatMap(item);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return entries.length === 0 ? ['{}'] : entries.flatMap(entry);
  }
  return [scalar(value)];
}

function item(value: YamlValue): string[] {
  return lines(value).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

/** A key of more than 1,024 characters needs the explicit form with `?`. */
function entry([name, value]: [string, YamlValue]): string[] {
  const key = yamlText(name);
  const start = key.length > 1000 ? [`? ${key}`, ''] : [key];
  const prefix = `${start.join('\n')}:`;
  const inner = lines(value);
  if (!isBlock(value)) return `${prefix} ${inner[0]}`.split('\n');
  return [...prefix.split('\n'), ...inner.map((line) => `  ${line}`)];
}

function isBlock(value: YamlValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function scalar(value: string | number | boolean | null): string {
  return typeof value === 'string' ? yamlText(value) : String(value);
}
