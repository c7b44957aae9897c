import type { CompiledRules } from './compile.ts';
import type { Evidence } from './evidence.ts';
import type { Action, Disclosure, Worth } from './facts.ts';
import { anyHit, evidenceFor, evidenceOf, type NounRun, nounRuns, returnedRuns } from './hits.ts';
import type { ObjectClass } from './object-class.ts';
import type { Reading } from './reading.ts';

/** The class of a thing, and the words that name it. */
export interface FoundObject {
  readonly objectClass: ObjectClass;
  /** Who may know what it holds, by its noun and the words around it. */
  readonly discloses: Disclosure;
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
 * The nouns of a phrase, the last one first: it says what the thing is, a database user is a user. Of
 * several that end there, the longest; of the same words, the entry that asks for other words too.
 */
function* nounsOf(
  { field, tokens, offset }: NounRun,
  { hits }: Reading,
  { objects }: CompiledRules,
  action: Action,
): Generator<FoundObject> {
  for (let end = tokens.length - 1; end >= 0; end -= 1) {
    let length = 0;
    for (const each of objects.byLastStem.get(tokens[end]?.stem ?? '') ?? []) {
      const { objectClass, discloses, only, stems } = each;
      if (stems.length === length || (only && !only.includes(action))) continue;
      const start = end - stems.length + 1;
      if (!stems.every((stem, at) => tokens[start + at]?.stem === stem)) continue;
      if (anyHit(each.without, hits)) continue;
      const context = evidenceFor(each.with, hits);
      if (!context) continue;
      length = stems.length;
      const word = evidenceOf({ field, from: start + offset, to: end + offset });
      const isPart = tokens
        .slice(end + 1)
        .some(({ word: rest }) => rest !== '' && !TRAILING.has(rest));
      yield { objectClass, discloses, evidence: [word, ...context], isPart };
    }
  }
}

function lastNoun(
  run: NounRun,
  reading: Reading,
  rules: CompiledRules,
  action: Action,
): FoundObject | undefined {
  for (const found of nounsOf(run, reading, rules, action)) return found;
  return undefined;
}

/** Of a thing that is read, one asks who may know it: a noun that does not tell leaves that to others. */
function returnedObject(reading: Reading, rules: CompiledRules): FoundObject | undefined {
  let first: FoundObject | undefined;
  for (const run of returnedRuns(reading.sources)) {
    for (const found of nounsOf(run, reading, rules, 'read')) {
      // The strength of a password is no password.
      const isOnlyPart = found.discloses === 'secret' && found.isPart;
      if (isOnlyPart) continue;
      // Labels of an issue: what is public about an internal thing does not make the thing public.
      if (found.discloses === 'public' && first?.discloses === 'internal') continue;
      if (found.discloses !== 'context' && found.discloses !== 'internal') return found;
      if (!first || (first.discloses === 'context' && found.discloses === 'internal'))
        first = found;
    }
  }
  return first;
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
  if (action === 'read') return returnedObject(reading, rules);
  let isPart = false;
  for (const run of nounRuns(reading.sources)) {
    const found = lastNoun(run, reading, rules, action);
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
  if (isPart) return undefined;
  for (const run of parameterRuns(reading, action)) {
    const found = lastNoun(run, reading, rules, action);
    if (found) return found;
  }
  return undefined;
}
