import { find, type Page, rawText } from './page.ts';

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** The structured data of a page, in document order. Throws if a block is not JSON. */
export function jsonLd(page: Page): { readonly [key: string]: Json }[] {
  const scripts = find(
    page,
    ({ name, attributes }) => name === 'script' && attributes['type'] === 'application/ld+json',
  );
  return scripts.map((script) => JSON.parse(rawText(page, script)) as { [key: string]: Json });
}

/** Every string in a value, with its key. */
export function* strings(
  value: unknown,
  key = '',
): Generator<readonly [key: string, text: string]> {
  if (typeof value === 'string') yield [key, value];
  else if (Array.isArray(value)) for (const item of value) yield* strings(item, key);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* strings(inner, name);
  }
}
