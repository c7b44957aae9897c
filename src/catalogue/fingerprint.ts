import { createHash } from 'node:crypto';
import { basisOf, type FingerprintBasis, parameterFacts } from '#domain/fingerprint-basis.ts';
import type { Tool } from '#domain/tool.ts';

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** JSON with sorted keys and no spaces, as RFC 8785 writes it. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${pairs.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The part of a definition that a fingerprint on this basis covers; what is absent is left out. */
function covered({ name, title, description, parameters, hints }: Tool, basis: FingerprintBasis) {
  if (basis === 'name') return { name };
  if (basis === 'text') return { name, title, description };
  const sorted = (parameters ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (basis === 'definition') return { name, title, description, parameters: sorted, hints };
  return { name, parameters: sorted.map(parameterFacts), hints };
}

/**
 * SHA-256 over the canonical JSON of what is known of a definition, hexadecimal, 64 digits. The order
 * of keys and of parameters and the spaces between them do not matter, nor do fields that are not
 * part of a definition; every character of a covered text does. Two fingerprints can be compared
 * only on one basis.
 */
export function fingerprint(tool: Tool, basis: FingerprintBasis = basisOf(tool)): string {
  const json = JSON.parse(JSON.stringify(covered(tool, basis))) as Json;
  return createHash('sha256').update(canonical(json)).digest('hex');
}
