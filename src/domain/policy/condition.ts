import type { Condition } from './policy.ts';

type Json = Extract<Condition, { is: 'equals' }>['value'];

/**
 * Does a condition hold for these arguments? A missing argument meets no condition.
 * - `equals`, `one-of`: the same JSON value.
 * - `matches`: a string in which the pattern is found (`^` and `$` for the whole string).
 * - `at-most`: a number that is not greater.
 * - `path-under`: a string, `/`-separated: this path or one below it, without `.` and `..`.
 * - `host-in`: an `http` or `https` address, written in lower case, whose host is one of these.
 */
export function holds(condition: Condition, args: Readonly<Record<string, unknown>>): boolean {
  if (!Object.hasOwn(args, condition.argument)) return false;
  const value = args[condition.argument];
  switch (condition.is) {
    case 'equals':
      return sameJson(value, condition.value);
    case 'one-of':
      return condition.value.some((allowed) => sameJson(value, allowed));
    case 'at-most':
      return typeof value === 'number' && value <= condition.value;
    default:
      return typeof value === 'string' && new RegExp(patternOf(condition), 'u').test(value);
  }
}

/** The regular expression that a text condition stands for; the same in JavaScript, RE2 and Rust. */
export function patternOf(
  condition: Extract<Condition, { is: 'matches' | 'path-under' | 'host-in' }>,
): string {
  if (condition.is === 'matches') return condition.value;
  if (condition.is === 'path-under') {
    const root = escapePattern(condition.value.replace(/\/+$/, ''));
    return `^${root}(/([^/.\\\\][^/\\\\]*|\\.[^/.\\\\][^/\\\\]*|\\.\\.[^/\\\\]+))*/?$`;
  }
  const hosts = condition.value.map(escapePattern).join('|');
  return `^https?://(${hosts})(:[0-9]+)?([/?#]|$)`;
}

/**
 * Does a pattern mean the same in every engine that targets use? Literals, groups, alternatives,
 * classes, `^ $ * + ? {n,m} \d \w` do; look-around, references, `.`, `\s`, `\b` and flags do not.
 */
export function isPortable(pattern: string): boolean {
  if (!compiles(pattern)) return false;
  return /^(?:[^\\.()[\]{}]|\((?!\?)|\(\?:|\)|\{\d+(?:,\d*)?\}|\\[dw\\.()[\]{}^$*+?|/-]|\[\^?(?:[^\\[\]&~]|\\[dw\\.()[\]{}^$*+?|/-])+\])*$/u.test(
    pattern,
  );
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function escapePattern(text: string): string {
  return text.replace(/[\\.()[\]{}^$*+?|/]/g, (character) =>
    character === '/' ? '/' : `\\${character}`,
  );
}

function sameJson(a: unknown, b: Json | unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  return (
    left.length === Object.keys(b).length &&
    left.every(([key, value]) => Object.hasOwn(b, key) && sameJson(value, Reflect.get(b, key)))
  );
}
