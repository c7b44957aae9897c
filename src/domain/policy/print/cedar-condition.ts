import type { Condition } from '../policy.ts';
import { quoteCedar } from './quote.ts';

/**
 * A Cedar expression that holds exactly where the condition holds, or null where we know none.
 * `root` is where the product gives the arguments: `context.input` in AgentCore, with the types of the
 * tool's definition. A whole number is compared as an integer. An address with a port is refused:
 * `like` knows no digits.
 */
export function cedarClause(condition: Condition, root = 'context.input'): string | null {
  const value = `${root}[${quoteCedar(condition.argument)}]`;
  const test = testOf(condition, value);
  return test && `${root} has ${quoteCedar(condition.argument)} && ${test}`;
}

function testOf(condition: Condition, value: string): string | null {
  switch (condition.is) {
    case 'equals': {
      const wanted = literal(condition.value);
      return wanted && `${value} == ${wanted}`;
    }
    case 'one-of':
      return oneOf(condition.value, value);
    case 'at-most':
      return Number.isSafeInteger(condition.value) ? `${value} <= ${condition.value}` : null;
    case 'path-under':
      return pathTest(condition.value, value);
    case 'host-in':
      return condition.value.length > 0 ? hostTest(condition.value, value) : null;
    case 'matches':
      return null;
  }
}

function literal(value: unknown): string | null {
  if (typeof value === 'string') return quoteCedar(value);
  return typeof value === 'boolean' || Number.isSafeInteger(value) ? String(value) : null;
}

function oneOf(values: readonly unknown[], value: string): string | null {
  const wanted = values.map(literal).filter((part) => part !== null);
  const kinds = new Set(values.map((value) => typeof value));
  if (kinds.size !== 1 || wanted.length < values.length) return null;
  return `[${wanted.join(', ')}].contains(${value})`;
}

/** Segments that could lead out of the folder, or that other systems read as a separator. */
const NOT_IN_A_PATH = ['"*//*"', '"*/./*"', '"*/../*"', '"*/."', '"*/.."', String.raw`"*\\*"`];

function pathTest(path: string, value: string): string | null {
  const root = path.replace(/\/+$/, '');
  if (/\/\/|(^|\/)\.\.?(\/|$)|\\/.test(root)) return null;
  const below = `(${value} == ${quoteCedar(root)} || ${value} like ${startingWith(`${root}/`)})`;
  return [below, ...NOT_IN_A_PATH.map((pattern) => `!(${value} like ${pattern})`)].join(' && ');
}

function hostTest(hosts: readonly string[], value: string): string {
  const starts = hosts.flatMap((host) => [`https://${host}`, `http://${host}`]);
  const tests = starts.flatMap((start) => [
    `${value} == ${quoteCedar(start)}`,
    ...['/', '?', '#'].map((next) => `${value} like ${startingWith(start + next)}`),
  ]);
  return `(${tests.join(' || ')})`;
}

/** A pattern of `like`: the text, with `\*` for a star in it, and then anything. */
function startingWith(text: string): string {
  return `${quoteCedar(text).slice(0, -1).replaceAll('*', '\\*')}*"`;
}
