import type { SearchRecord } from '#domain/search/record.ts';

const SHORTEST = 3;
const MOST = 20_000;

/** The words that names of tools, servers and attacks are made of, the most frequent first. */
export function nameWords(records: readonly SearchRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const { title } of records) {
    const parts = title
      .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u);
    const words = [...parts, ...title.toLowerCase().split(/[^\p{L}\p{N}]+/u)];
    for (const word of new Set(words)) {
      if (word.length >= SHORTEST) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([word]) => word);
}
