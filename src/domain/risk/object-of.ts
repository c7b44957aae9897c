import type { CompiledRules } from './compile.ts';
import type { Evidence } from './evidence.ts';
import type { Action, Worth } from './facts.ts';
import { anyHit, evidenceFor, evidenceOf, type NounRun, nounRuns } from './hits.ts';
import type { ObjectClass } from './object-class.ts';
import type { Reading } from './reading.ts';

/** The class of a thing, and the words that name it. */
export interface FoundObject {
  readonly objectClass: ObjectClass;
  readonly evidence: readonly Evidence[];
  /** Another noun follows, which is not known: a project status is a part of a project. */
  readonly isPart: boolean;
}

/** Words at the end of a phrase that say nothing about the thing. */
const TRAILING = new Set(
  `tool api id ids batch bulk many multi multiple all archive by async permanently completely
  controller close robust safely v1 v2 v3`.split(/\s+/),
);

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
    const isPart = tokens.slice(end + 1).some(({ word }) => word !== '' && !TRAILING.has(word));
    return { objectClass: noun.objectClass, evidence, isPart };
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

/** To delete a part of such a thing is not to delete the thing. */
const LARGE: ReadonlySet<Worth> = new Set(['data', 'records', 'whole', 'store']);

/**
 * What the verb acts on, by the nouns of the name, then of the text, then of parameters that
 * identify something, which a call that only reads may have for many reasons. Undefined where no noun
 * is known, or only that of a large thing of which a part is deleted.
 */
export function objectOf(
  reading: Reading,
  rules: CompiledRules,
  action: Action,
): FoundObject | undefined {
  let isPart = false;
  for (const run of nounRuns(reading.sources)) {
    const found = lastNoun(run, reading, rules);
    if (!found) continue;
    const inName = run.field.place === 'name';
    const isPartOfLarge =
      action === 'delete' &&
      found.isPart &&
      (inName || isPart) &&
      LARGE.has(found.objectClass.worth);
    if (!isPartOfLarge) return found;
    isPart = true;
  }
  if (action === 'read' || isPart) return undefined;
  for (const run of parameterRuns(reading, action)) {
    const found = lastNoun(run, reading, rules);
    if (found) return found;
  }
  return undefined;
}
