import { distance } from 'fastest-levenshtein';

/** A slip changes at most one letter in three. */
const LETTERS_PER_SLIP = 3;

function nearestWord(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.floor(word.length / LETTERS_PER_SLIP) + 1;
  for (const other of known) {
    if (Math.abs(other.length - word.length) >= least) continue;
    const steps = distance(word, other);
    if (steps < least) {
      least = steps;
      best = other;
    }
  }
  return best;
}

/**
 * The query with each unknown word replaced by the known one that takes the fewest changes, the
 * more frequent one where several do. Null where nothing is unknown or nothing is near.
 */
export function nearQuery(words: readonly string[], known: readonly string[]): string | null {
  const isKnown = (word: string) => known.some((other) => other.startsWith(word));
  const better = words.map((word) => (isKnown(word) ? word : (nearestWord(word, known) ?? word)));
  return better.some((word, i) => word !== words[i]) ? better.join(' ') : null;
}
