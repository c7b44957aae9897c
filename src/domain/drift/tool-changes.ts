import { basisOf, parameterFacts } from '../fingerprint-basis.ts';
import { HINT_NAMES, type HintName } from '../risk/assessment.ts';
import type { Hints, Parameter, Tool } from '../tool.ts';
import { plainForeignText } from '../upstream-text.ts';
/** What can be compared beyond what a tool's own basis says. */
export interface DriftScope {
  /** False where the catalogue's source does not tell hints. */
  readonly hints: boolean;
}

/**
 * A text that came, went or has other words; none of either where they are only in another order. `reworded` is
 * what is stored of any of these: that the text is another one, without a word of it.
 */
export type TextChange =
  | { readonly kind: 'added'; readonly text: string }
  | { readonly kind: 'removed' }
  | { readonly kind: 'reworded' }
  | ({ readonly kind: 'changed' } & WordDifference);

type Values = NonNullable<Parameter['enum']>;

/** What is different about one parameter. */
export type ParameterChange =
  | {
      readonly kind: 'type';
      readonly before: string | undefined;
      readonly after: string | undefined;
    }
  | { readonly kind: 'now-required' | 'no-longer-required' | 'now-any-value' }
  | {
      readonly kind: 'now-only-values' | 'more-values' | 'fewer-values';
      readonly values: Values;
    }
  | {
      readonly kind: 'default';
      readonly before: Parameter['default'];
      readonly after: Parameter['default'];
    }
  | { readonly kind: 'description'; readonly change: TextChange };

/** One difference between a tool as the catalogue knows it and as a server gives it now. */
export type ToolChange =
  | { readonly kind: 'title' | 'description'; readonly change: TextChange }
  | { readonly kind: 'parameters-gone' }
  | { readonly kind: 'parameter-added'; readonly parameter: Parameter }
  | { readonly kind: 'parameter-removed'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string; readonly change: ParameterChange }
  | {
      readonly kind: 'hint';
      readonly hint: HintName;
      readonly before: boolean | undefined;
      readonly after: boolean | undefined;
    };

/**
 * What differs between a tool as the catalogue knows it and as a server gives it now. Only what the
 * catalogue has from the server takes part: texts of ours do not, and unknown parameters are not
 * compared. A description is always the server's; ours is the summary.
 */
export function toolChanges(known: Tool, live: Tool, scope: DriftScope): ToolChange[] {
  const texts = basisOf(known) === 'definition';
  const changes: ToolChange[] = [];
  if (known.parameters !== null) {
    changes.push(...parametersChanges(known.parameters, live.parameters, texts));
    if (scope.hints) changes.push(...hintChanges(known.hints, live.hints));
  }
  if (texts || known.description !== undefined) {
    for (const kind of ['title', 'description'] as const)
      changes.push(...textChange(known[kind], live[kind]).map((change) => ({ kind, change })));
  }
  return changes;
}

function textChange(before: string | undefined, after: string | undefined): TextChange[] {
  if ((before ?? '') === (after ?? '')) return [];
  if (before === undefined) return [{ kind: 'added', text: after ?? '' }];
  if (after === undefined) return [{ kind: 'removed' }];
  return [{ kind: 'changed', ...wordDifference(before, after) }];
}

function parametersChanges(
  known: readonly Parameter[],
  live: Tool['parameters'],
  texts: boolean,
): ToolChange[] {
  if (live === null) return known.length > 0 ? [{ kind: 'parameters-gone' }] : [];
  const compared = (parameter: Parameter) => (texts ? parameter : parameterFacts(parameter));
  const old = new Map(known.map((parameter) => [parameter.name, compared(parameter)]));
  const now = new Set(live.map(({ name }) => name));
  return [
    ...live.map(compared).flatMap((parameter): ToolChange[] => {
      const { name } = parameter;
      const before = old.get(name);
      if (!before) return [{ kind: 'parameter-added', parameter }];
      const changes = parameterChanges(before, parameter, texts);
      return changes.map((change) => ({ kind: 'parameter', name, change }));
    }),
    ...known
      .filter(({ name }) => !now.has(name))
      .map(({ name }): ToolChange => ({ kind: 'parameter-removed', name })),
  ];
}

function parameterChanges(before: Parameter, after: Parameter, texts: boolean): ParameterChange[] {
  const changes: ParameterChange[] = [];
  if (before.type !== after.type)
    changes.push({ kind: 'type', before: before.type, after: after.type });
  if (before.required !== after.required)
    changes.push({ kind: after.required ? 'now-required' : 'no-longer-required' });
  changes.push(...valuesChange(before.enum, after.enum));
  if (JSON.stringify(before.default) !== JSON.stringify(after.default))
    changes.push({ kind: 'default', before: before.default, after: after.default });
  if (texts)
    for (const change of textChange(before.description, after.description))
      changes.push({ kind: 'description', change });
  return changes;
}

function valuesChange(before: Parameter['enum'], after: Parameter['enum']): ParameterChange[] {
  if (!before && !after) return [];
  if (!before) return [{ kind: 'now-only-values', values: after ?? [] }];
  if (!after) return [{ kind: 'now-any-value' }];
  const without = (all: Values, others: Values) => all.filter((value) => !others.includes(value));
  const [added, removed] = [without(after, before), without(before, after)];
  return [
    ...(added.length > 0 ? [{ kind: 'more-values', values: added } as const] : []),
    ...(removed.length > 0 ? [{ kind: 'fewer-values', values: removed } as const] : []),
  ];
}

const hintChanges = (before: Hints, after: Hints): ToolChange[] =>
  HINT_NAMES.filter((hint) => before[hint] !== after[hint]).map((hint) => ({
    kind: 'hint',
    hint,
    before: before[hint],
    after: after[hint],
  }));

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
