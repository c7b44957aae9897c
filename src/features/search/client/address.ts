import { type Choice, FACETS } from './answer.ts';

/** What the address of the search page says: the words and what they are narrowed to. */
export interface Asked {
  readonly text: string;
  readonly choice: Choice;
}

export function fromAddress(query: string): Asked {
  const values = new URLSearchParams(query);
  const chosen = FACETS.map((facet) => [facet, values.getAll(facet)] as const);
  return {
    text: values.get('q') ?? '',
    choice: Object.fromEntries(chosen.filter(([, list]) => list.length > 0)),
  };
}

/** The query of an address, with its question mark; empty where nothing is asked. */
export function toAddress({ text, choice }: Asked): string {
  const values = new URLSearchParams();
  if (text !== '') values.set('q', text);
  for (const facet of FACETS) {
    for (const value of choice[facet] ?? []) values.append(facet, value);
  }
  const query = values.toString();
  return query === '' ? '' : `?${query}`;
}
