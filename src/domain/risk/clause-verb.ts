import { CLAUSE_END } from './english.ts';
import type { Field } from './field.ts';
import { joinedVerbs } from './joined-verbs.ts';
import type { Lexicon } from './lexicon.ts';
import { mainVerb } from './main-verb.ts';
import type { Occurrence } from './occurrence.ts';
import type { Sentence } from './sentence.ts';
import { unspacedVerbs } from './unspaced-verb.ts';

const CLAUSE = 14;

function clauseEnd(field: Field, at: number, to: number): number {
  for (let next = at + 1; next < Math.min(to, at + CLAUSE); next += 1) {
    if (CLAUSE_END.has(field.tokens[next]?.word ?? '')) return next - 1;
  }
  return Math.min(to, at + CLAUSE) - 1;
}

/** What a sentence says that happens: its main verb and the verbs that are joined to it. */
export function clauseVerbs(field: Field, sentence: Sentence, lexicon: Lexicon): Occurrence[] {
  const main = mainVerb(field, sentence, lexicon);
  if (!main) return unspacedVerbs(field, sentence.from, sentence.to, lexicon);
  const until = clauseEnd(field, main.at, sentence.to);
  return [main, ...joinedVerbs(field, main, until, lexicon)].map(({ at, verb }) => ({
    verb,
    field,
    at,
    until,
    standing: 'sure',
  }));
}
