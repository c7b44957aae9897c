import type { Condition } from '../../policy.ts';
import { numberUpTo } from '../../print/number-pattern.ts';

/**
 * The `argsPattern` that holds exactly where all conditions hold, or null where no pattern can say
 * that. Gemini CLI matches it against the arguments as JSON with sorted keys, in which there is a NUL
 * on both sides of every argument of the call itself and nowhere else (`stableStringify` in its
 * source), so that no value can pass for another argument.
 */
export function argsPattern(conditions: readonly Condition[]): string | null {
  const parts = conditions.map(partOf).filter((part) => part !== null);
  if (parts.length < conditions.length) return null;
  const pattern = parts.length === 1 ? parts.join('') : `^${parts.map(somewhere).join('')}`;
  return isAccepted(pattern) ? pattern : null;
}

/** The bounds of `isSafeRegExp` in its source; a pattern beyond them drops the whole file. */
function isAccepted(pattern: string): boolean {
  return pattern.length <= 2048 && !/\([^)]*[*+?{].*\)[*+?{]/.test(pattern);
}

const somewhere = (part: string) => `(?=[^]*${part})`;

function partOf(condition: Condition): string | null {
  const value = valuePattern(condition);
  return value === null ? null : `\\0${literal(condition.argument)}:${value}`;
}

function valuePattern(condition: Condition): string | null {
  switch (condition.is) {
    case 'equals':
      return isScalar(condition.value) ? `${literal(condition.value)}\\0` : null;
    case 'one-of':
      return condition.value.length > 0 && condition.value.every(isScalar)
        ? `(?:${condition.value.map(literal).join('|')})\\0`
        : null;
    case 'at-most': {
      const number = numberUpTo(condition.value);
      return number === null ? null : `${number}\\0`;
    }
    case 'path-under':
      return pathPattern(condition.value);
    case 'host-in':
      return condition.value.length > 0 ? hostPattern(condition.value) : null;
    case 'matches':
      return null;
  }
}

/** A path with a quote or a control character, which JSON writes with a backslash, is refused. */
function pathPattern(path: string): string | null {
  const root = path.replace(/\/+$/, '');
  if (JSON.stringify(root).includes('\\')) return null;
  const dots = '(?![^"]*/\\.\\.?(?:/|"))';
  return `${literal(root).slice(0, -1)}(?![^"]*//)${dots}(?:"|/[^"\\\\]*")\\0`;
}

function hostPattern(hosts: readonly string[]): string {
  const names = hosts.map((host) => literal(host).slice(1, -1)).join('|');
  return `"https?://(?:${names})(?:"|[/?#]|:[0-9]+"|:[0-9]+[/?#])`;
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** A value as JSON writes it, with no character of it read as part of a pattern. */
function literal(value: unknown): string {
  return JSON.stringify(value).replace(/[\\.()[\]{}^$*+?|]/g, '\\$&');
}
