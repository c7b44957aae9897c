import { addPhrase, type PhraseIndex } from './phrase-index.ts';
import type { ConditionField, RuleCondition } from './rule-condition.ts';

/** Where a phrase may stand, as bits. */
export const PLACE = {
  name: 1,
  object: 2,
  text: 4,
  parameter: 8,
  server: 16,
  verb: 32,
  thing: 64,
  head: 128,
} as const;

const PLACES_OF: Record<ConditionField, number> = {
  objects: PLACE.object,
  things: PLACE.thing,
  heads: PLACE.head,
  verbs: PLACE.verb,
  name: PLACE.name,
  text: PLACE.text,
  parameters: PLACE.parameter,
  server: PLACE.server,
  context: PLACE.name | PLACE.text | PLACE.parameter | PLACE.server,
};

/** One list of phrases of one rule, numbered, so that a reading can note which were met. */
export interface ConditionTable {
  readonly index: PhraseIndex;
  /** Bits of PLACE, by number. */
  readonly places: number[];
}

/** The numbers of the lists that must all be met. */
export type CompiledCondition = readonly number[];

export const emptyConditionTable = (): ConditionTable => ({
  index: { byStem: new Map(), byText: [] },
  places: [],
});

/** Enters the phrases of a condition into the table; the result knows them by number. */
export function compileCondition(
  table: ConditionTable,
  condition: RuleCondition | undefined,
  /** In a `without`, a verb of the name counts among the objects: `validate_token`. */
  withVerbs = false,
): CompiledCondition {
  const numbers: number[] = [];
  for (const [field, phrases] of Object.entries(condition ?? {})) {
    if (phrases === undefined) continue;
    const condition = table.places.length;
    const usual = PLACES_OF[field as ConditionField];
    const places = withVerbs && field === 'objects' ? usual | PLACE.verb : usual;
    table.places.push(places);
    for (const phrase of phrases) addPhrase(table.index, phrase, { condition, places });
    numbers.push(condition);
  }
  return numbers;
}
