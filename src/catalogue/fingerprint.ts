import { createHash } from 'node:crypto';
import type { Tool } from '#domain/tool.ts';

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${pairs.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * SHA-256 over the canonical JSON (sorted keys, no spaces) of what the catalogue knows of the
 * definition: name, title, description, parameters and hints. Hexadecimal, 64 digits.
 */
export function fingerprint(tool: Tool): string {
  const { name, title, description, parameters, hints } = tool;
  const known = JSON.parse(
    JSON.stringify({ name, title, description: description ?? null, parameters, hints }),
  ) as Json;
  return createHash('sha256').update(canonical(known)).digest('hex');
}
