import { holds } from './condition.ts';
import type { Condition } from './policy.ts';

type Arguments = Record<string, unknown>;

/** Arguments that meet every condition; null where none could be made up. */
export function goodArguments(conditions: readonly Condition[]): Arguments | null {
  const args: Arguments = Object.fromEntries(
    conditions.map((condition) => [condition.argument, goodValue(condition)]),
  );
  return conditions.every((condition) => holds(condition, args)) ? args : null;
}

/** Arguments that break this condition and no other one of the list, where that is possible. */
export function badArguments(
  conditions: readonly Condition[],
  broken: Condition,
): Arguments | null {
  const good = goodArguments(conditions);
  if (!good) return null;
  const bad = badValues(broken).find((value) => !holds(broken, { [broken.argument]: value }));
  return bad === undefined ? null : { ...good, ...Object.fromEntries([[broken.argument, bad]]) };
}

function goodValue(condition: Condition): unknown {
  switch (condition.is) {
    case 'equals':
    case 'at-most':
      return condition.value;
    case 'one-of':
      return condition.value[0];
    case 'path-under':
      return condition.value;
    case 'host-in':
      return `https://${condition.value[0]}/`;
    case 'matches':
      return textCandidates(condition.value).find((text) =>
        holds(condition, { [condition.argument]: text }),
      );
  }
}

function textCandidates(pattern: string): string[] {
  const literal = pattern.replace(/^\^|\$$/g, '').replace(/\\/g, '');
  return [literal, ...literal.split('|'), 'a', 'example', '1', ''];
}

function badValues(condition: Condition): unknown[] {
  switch (condition.is) {
    case 'at-most':
      return [condition.value + 1];
    case 'path-under':
      return ['/elsewhere', '../elsewhere'];
    case 'host-in':
      return ['https://elsewhere.example/'];
    default:
      return ['something else', 'a', ''];
  }
}
