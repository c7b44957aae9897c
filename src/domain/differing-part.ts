import { excerpt } from './upstream-text.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

/**
 * Texts that begin alike, each cut to where they part: a few words before, and at most `limit`
 * characters. White space alone makes no difference; null where there is none.
 */
export function differingParts(texts: readonly string[], limit: number): string[] | null {
  const lists = texts.map(words);
  const [first = []] = lists;
  const same = (index: number) => lists.every((list) => list[index] === first[index]);
  let at = 0;
  while (at < first.length && same(at)) at += 1;
  if (at === first.length && same(at)) return null;
  const from = Math.max(at - 4, 0);
  return lists.map((list) => {
    const part = excerpt(list.slice(from, from + limit).join(' '), limit);
    return from > 0 ? `… ${part}` : part;
  });
}
