import type { CompiledRules } from './compile.ts';
import type { Evidence } from './evidence.ts';
import type { Action } from './facts.ts';
import { anyHit, evidenceFor, evidenceOf, type NounRun, nounRuns } from './hits.ts';
import type { ObjectClass } from './object-class.ts';
import { phraseHits } from './phrase-index.ts';
import type { Reading } from './reading.ts';

/** The class of a thing, and the words that name it. */
export interface FoundObject {
  readonly objectClass: ObjectClass;
  readonly evidence: readonly Evidence[];
}

/**
 * The last noun of a phrase says what the thing is: a database user is a user. Of several, the longest;
 * of equals, the one that asks for other words too.
 */
function lastNoun(
  { field, tokens, offset }: NounRun,
  reading: Reading,
  rules: CompiledRules,
): FoundObject | undefined {
  const { index, lists } = rules.objects;
  const candidates = [...phraseHits(index, tokens, () => true)].flatMap(
    ({ condition, start, end }) => {
      const list = lists[condition];
      const context = list && evidenceFor(list.with, reading.hits);
      if (!context || anyHit(list.without, reading.hits)) return [];
      const evidence = [evidenceOf({ field, from: start + offset, to: end + offset }), ...context];
      return [{ end, start, asks: context.length, objectClass: list.objectClass, evidence }];
    },
  );
  return candidates.toSorted((a, b) => b.end - a.end || a.start - b.start || b.asks - a.asks)[0];
}

const IDENTIFIES = new Set(['id', 'ids', 'name', 'names', 'key', 'uid', 'uuid', 'slug', 'uri']);

/** `bucket_name`, `message_id`: a parameter that names a thing tells what the thing is. */
function parameterRuns({ parameters }: Reading): NounRun[] {
  return parameters.flatMap((field) => {
    const { tokens } = field;
    const identifies = tokens.length > 1 && IDENTIFIES.has(tokens.at(-1)?.word ?? '');
    return identifies ? [{ field, tokens: tokens.slice(0, -1), offset: 0 }] : [];
  });
}

/**
 * What the verb acts on, by the nouns of the name, then of the text, then of parameters that
 * identify something, which a call that only reads may have for many reasons. Undefined where no noun
 * is known.
 */
export function objectOf(
  reading: Reading,
  rules: CompiledRules,
  action: Action,
): FoundObject | undefined {
  const identified = action === 'read' ? [] : parameterRuns(reading).reverse();
  for (const run of [...nounRuns(reading.sources), ...identified]) {
    const found = lastNoun(run, reading, rules);
    if (found) return found;
  }
  return undefined;
}
