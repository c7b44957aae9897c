import { distance } from 'fastest-levenshtein';

/** A slip changes at most one letter in three. */
const LETTERS_PER_SLIP = 3;
/** A word that may be asked for alone. */
const SHORTEST = 3;
/** Words of which one is left out in turn; of a longer question no name is near. */
const MOST_WORDS = 8;

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
 * Each unknown word replaced by the known one that takes the fewest changes, the more frequent one
 * where several do.
 */
function correctedWords(words: readonly string[], known: readonly string[]): string[] {
  const isKnown = (word: string) => known.some((other) => other.startsWith(word));
  return words.map((word) => (isKnown(word) ? word : (nearestWord(word, known) ?? word)));
}

/**
 * What to ask for instead of words that found nothing, the nearest first: the words without slips,
 * then all but one of them, then each of them alone, the longest first.
 */
export function nearQueries(words: readonly string[], known: readonly string[]): string[] {
  const better = correctedWords(words, known);
  const whole = better.join(' ');
  const fewer = words.length > MOST_WORDS ? [] : better.map((_, i) => better.toSpliced(i, 1));
  const alone = [...better, ...words].filter((word) => word.length >= SHORTEST);
  const texts = [
    whole,
    ...fewer.map((some) => some.join(' ')),
    ...alone.sort((a, b) => b.length - a.length),
  ];
  const wanted = new Set(texts.filter((text) => text !== '' && text !== words.join(' ')));
  return [...wanted];
}
