import { find, ofPage, rawText, tagTest } from './page.ts';

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

const isData = tagTest(
  ({ name, attributes }) => name === 'script' && attributes['type'] === 'application/ld+json',
);

/** The structured data of a page, in document order. Throws if a block is not JSON. */
export const jsonLd = ofPage((page): readonly { readonly [key: string]: Json }[] =>
  find(page, isData).flatMap((script) => {
    const { '@graph': graph, ...entry } = JSON.parse(rawText(page, script)) as {
      [key: string]: Json;
    };
    if (!Array.isArray(graph)) return [entry];
    return graph.map((part) => ({ ...entry, ...(part as { [key: string]: Json }) }));
  }),
);

type KeyedText = readonly [key: string, text: string];

/** Every string in a value, with its key. */
export function strings(value: unknown, key = '', found: KeyedText[] = []): readonly KeyedText[] {
  if (typeof value === 'string') found.push([key, value]);
  else if (Array.isArray(value)) for (const item of value) strings(item, key, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) strings(inner, name, found);
  }
  return found;
}
