import type { CompiledRules } from './compile.ts';
import type { Evidence } from './evidence.ts';
import type { Action } from './facts.ts';
import { anyHit, evidenceFor, evidenceOf, type NounRun, nounRuns } from './hits.ts';
import type { ObjectClass } from './object-class.ts';
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
  { hits }: Reading,
  { objects }: CompiledRules,
): FoundObject | undefined {
  for (let end = tokens.length - 1; end >= 0; end -= 1) {
    const noun = objects.byLastStem.get(tokens[end]?.stem ?? '')?.find((each) => {
      const start = end - each.stems.length + 1;
      if (!each.stems.every((stem, at) => tokens[start + at]?.stem === stem)) return false;
      return each.with.every((number) => hits[number] !== undefined) && !anyHit(each.without, hits);
    });
    if (!noun) continue;
    const from = end - noun.stems.length + 1 + offset;
    const evidence = [
      evidenceOf({ field, from, to: end + offset }),
      ...(evidenceFor(noun.with, hits) ?? []),
    ];
    return { objectClass: noun.objectClass, evidence };
  }
  return undefined;
}

const NAMES = new Set(['name', 'names']);
const IDENTIFIES = new Set([...NAMES, 'id', 'ids', 'key', 'uid', 'uuid', 'slug', 'uri']);

/**
 * `bucket_name`, `message_id`: a parameter that names a thing tells what the thing is. What is created
 * has no id yet: an id says where.
 */
function* parameterRuns({ parameters }: Reading, action: Action): Generator<NounRun> {
  const words = action === 'create' ? NAMES : IDENTIFIES;
  for (const field of parameters.toReversed()) {
    const { tokens } = field;
    const identifies = tokens.length > 1 && words.has(tokens.at(-1)?.word ?? '');
    if (identifies) yield { field, tokens: tokens.slice(0, -1), offset: 0 };
  }
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
  for (const run of nounRuns(reading.sources)) {
    const found = lastNoun(run, reading, rules);
    if (found) return found;
  }
  if (action === 'read') return undefined;
  for (const run of parameterRuns(reading, action)) {
    const found = lastNoun(run, reading, rules);
    if (found) return found;
  }
  return undefined;
}
