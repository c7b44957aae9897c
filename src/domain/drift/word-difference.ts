import { plainForeignText } from '../upstream-text.ts';

export interface WordDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const wordsOf = (text: string): string[] => plainForeignText(text).split(/\s+/).filter(Boolean);

/** The words that one list has more often than the other. */
function surplus(words: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** Which words came and went between two texts, each as often as it did; moved words are not among them. */
export function wordDifference(before: string, after: string): WordDifference {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  return { added: surplus(now, old), removed: surplus(old, now) };
}
