import { basisOf, parameterFacts } from '../fingerprint-basis.ts';
import type { Hints, Parameter, Tool } from '../tool.ts';
import { excerpt, plainForeignText } from '../upstream-text.ts';
import { wordDifference } from './word-difference.ts';

/** What can be compared beyond what a tool's own basis says. */
export interface DriftScope {
  /** False where the catalogue's source does not tell hints. */
  readonly hints: boolean;
}

const shown = (value: unknown): string =>
  value === undefined ? 'none' : excerpt(JSON.stringify(value), 80);
const named = (name: string): string => `“${plainForeignText(name)}”`;

function textChange(what: string, before: string | undefined, after: string | undefined): string[] {
  if ((before ?? '') === (after ?? '')) return [];
  if (before === undefined) return [`${what} is new: ${excerpt(after ?? '', 160)}`];
  if (after === undefined) return [`${what} is gone`];
  const { added, removed } = wordDifference(before, after);
  const parts = [
    ...(added.length > 0 ? [`words added: ${excerpt(added.join(' '), 160)}`] : []),
    ...(removed.length > 0 ? [`words removed: ${excerpt(removed.join(' '), 160)}`] : []),
  ];
  return [
    `${what} changed; ${parts.join('; ') || 'the same words in another order or with other spaces'}`,
  ];
}

function sameValues(before: Parameter['enum'], after: Parameter['enum']): boolean {
  const sorted = (values: Parameter['enum']) =>
    JSON.stringify(values?.map((one) => shown(one)).sort());
  return sorted(before) === sorted(after);
}

function valuesChange(what: string, before: Parameter['enum'], after: Parameter['enum']): string[] {
  if (sameValues(before, after)) return [];
  if (!before) return [`${what} now allows only ${shown(after)}`];
  if (!after) return [`${what} no longer has a list of allowed values`];
  const without = (a: NonNullable<Parameter['enum']>, b: typeof a) =>
    a.filter((value) => !b.includes(value));
  const [added, removed] = [without(after, before), without(before, after)];
  return [
    ...(added.length > 0 ? [`${what} also allows ${shown(added)}`] : []),
    ...(removed.length > 0 ? [`${what} no longer allows ${shown(removed)}`] : []),
  ];
}

function parameterChanges(before: Parameter, after: Parameter, texts: boolean): string[] {
  const what = `parameter ${named(after.name)}`;
  const type = (one: Parameter) => one.type ?? 'not stated';
  return [
    ...(type(before) === type(after) ? [] : [`${what}: type ${type(before)} → ${type(after)}`]),
    ...(before.required === after.required
      ? []
      : [`${what} is ${after.required ? 'now required' : 'no longer required'}`]),
    ...valuesChange(what, before.enum, after.enum),
    ...(shown(before.default) === shown(after.default)
      ? []
      : [`${what}: default ${shown(before.default)} → ${shown(after.default)}`]),
    ...(texts
      ? textChange(`the description of ${what}`, before.description, after.description)
      : []),
  ];
}

function allParameterChanges(
  before: readonly Parameter[],
  after: readonly Parameter[],
  texts: boolean,
): string[] {
  const old = new Map(before.map((one) => [one.name, one]));
  const now = new Set(after.map(({ name }) => name));
  return [
    ...after.flatMap((one) => {
      const known = old.get(one.name);
      if (known) return parameterChanges(known, one, texts);
      const facts = [one.type ?? 'type not stated', ...(one.required ? ['required'] : [])];
      return [`parameter ${named(one.name)} is new (${facts.join(', ')})`];
    }),
    ...before
      .filter(({ name }) => !now.has(name))
      .map(({ name }) => `parameter ${named(name)} is gone`),
  ];
}

function hintChanges(before: Hints, after: Hints): string[] {
  const names = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const;
  return names
    .filter((hint) => before[hint] !== after[hint])
    .map((hint) => `${hint} ${shown(before[hint])} → ${shown(after[hint])}`);
}

/**
 * What differs between a tool as the catalogue knows it and as a server gives it now, in sentences.
 * Only what the catalogue has from the server takes part: texts of ours do not, and unknown parameters
 * are not compared. A description is always the server's; ours is the summary.
 */
export function toolChanges(known: Tool, live: Tool, scope: DriftScope): string[] {
  const basis = basisOf(known);
  const texts = basis === 'definition';
  const compared = (parameters: readonly Parameter[] | null) =>
    texts ? (parameters ?? []) : (parameters ?? []).map(parameterFacts);
  const parametersChange = () => {
    const [before, after] = [compared(known.parameters), compared(live.parameters)];
    const silent = live.parameters === null && before.length > 0;
    return silent
      ? ['its parameters are no longer described']
      : allParameterChanges(before, after, texts);
  };
  return [
    ...(known.parameters === null ? [] : parametersChange()),
    ...(scope.hints && known.parameters !== null ? hintChanges(known.hints, live.hints) : []),
    ...(texts || known.description !== undefined
      ? [
          ...textChange('the title', known.title, live.title),
          ...textChange('the description', known.description, live.description),
        ]
      : []),
  ];
}
