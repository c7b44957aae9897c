import type { Field } from './field.ts';
import type { Lexicon, Verb } from './lexicon.ts';
import type { Occurrence } from './occurrence.ts';
import { hasUnspacedScript } from './phrase-index.ts';

const VERB_LAST = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
/** "Do not …" directly before the verb. */
const NEGATED = /(?:不要|请勿|不能|不会|勿|不)$/u;
const JOINT = /^(?:或者?|和|及|与|并|、|\/|,|，|・)$/u;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly verb: Verb;
}

function search(text: string, lexicon: Lexicon): Found[] {
  const found: Found[] = [];
  for (const { text: word, verb } of lexicon.unspaced) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
      const end = start + word.length;
      if (NEGATED.test(text.slice(0, start))) continue;
      if (!found.some((other) => start < other.end && other.start < end))
        found.push({ start, end, verb });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "スクロールを実行します": before a word that only says "does", the one before tells what. */
function lastMeaningful(found: readonly Found[], last: Found): Found {
  const before = found.at(-2);
  return before && last.verb.rules.every((rule) => rule.weak || rule.with) ? before : last;
}

function chosen(found: readonly Found[], text: string): Found[] {
  const first = found[0];
  const last = found.at(-1);
  if (!first || !last) return [];
  if (VERB_LAST.test(text) || last.end >= text.trimEnd().length)
    return [lastMeaningful(found, last)];
  const verbs = [first];
  for (const next of found.slice(1)) {
    if (!JOINT.test(text.slice(verbs.at(-1)?.end, next.start))) break;
    verbs.push(next);
  }
  return verbs;
}

/**
 * Verbs in scripts without spaces: Chinese puts them first (or, in a title, last), Japanese and
 * Korean at the end of the sentence.
 */
export function unspacedVerbs(
  field: Field,
  from: number,
  to: number,
  lexicon: Lexicon,
): Occurrence[] {
  const offset = field.tokens[from]?.start ?? 0;
  const text = field.text.slice(offset, field.tokens[to - 1]?.end);
  if (!hasUnspacedScript(text)) return [];
  return chosen(search(text, lexicon), text).map(({ start, verb }) => {
    const at = field.tokens.findIndex((token) => token.end > offset + start);
    return { verb, field, at, until: Math.min(to - 1, at + 6), likelihood: 'sure' };
  });
}
