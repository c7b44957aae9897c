import type { Condition } from '../policy/policy.ts';
import type { PublishedParameter } from '../published-server.ts';
import type { ConditionKind } from './condition-kinds.ts';

export type ReadCondition =
  | { readonly condition: Condition }
  | { readonly problem: ConditionProblem };

/** What is wrong with a text that was typed for a condition. */
export type ConditionProblem =
  | { readonly kind: 'nothing-typed'; readonly argument: string }
  | {
      readonly kind: 'no-expression' | 'no-number' | 'no-host';
      readonly text: string;
    }
  | { readonly kind: 'dots-in-path' | 'no-hosts' }
  /** `values`: those that the argument takes. */
  | {
      readonly kind: 'other-values';
      readonly argument: string;
      readonly values: readonly Scalar[];
      readonly text: string;
    }
  | {
      readonly kind: 'other-type';
      readonly argument: string;
      readonly type: string;
      readonly text: string;
    };

type Scalar = string | number | boolean | null;

/** The condition that a typed text means for a parameter, or what is wrong with the text. */
export function conditionFromText(
  parameter: PublishedParameter,
  kind: ConditionKind,
  text: string,
): ReadCondition {
  const argument = parameter.name;
  const trimmed = text.trim();
  if (trimmed === '') return { problem: { kind: 'nothing-typed', argument } };
  switch (kind) {
    case 'equals': {
      const value = valueFrom(parameter, trimmed);
      return value === undefined
        ? wrongValue(parameter, trimmed)
        : { condition: { argument, is: kind, value } };
    }
    case 'one-of':
      return oneOf(parameter, partsOf(text));
    case 'matches':
      return compiles(trimmed)
        ? { condition: { argument, is: kind, value: trimmed } }
        : { problem: { kind: 'no-expression', text: trimmed } };
    case 'at-most': {
      const value = Number(trimmed);
      return Number.isFinite(value)
        ? { condition: { argument, is: kind, value } }
        : { problem: { kind: 'no-number', text: trimmed } };
    }
    case 'path-under':
      return pathUnder(argument, trimmed);
    case 'host-in':
      return hostIn(argument, partsOf(text));
  }
}

/** The parts of a list typed with commas or on several lines. */
function partsOf(text: string): string[] {
  const parts = text.split(/[,\n]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

function oneOf(parameter: PublishedParameter, parts: readonly string[]): ReadCondition {
  const values: Scalar[] = [];
  for (const part of parts) {
    const value = valueFrom(parameter, part);
    if (value === undefined) return wrongValue(parameter, part);
    values.push(value);
  }
  if (values.length === 0) return { problem: { kind: 'nothing-typed', argument: parameter.name } };
  return { condition: { argument: parameter.name, is: 'one-of', value: values } };
}

function valueFrom(
  { type = '', enum: values }: PublishedParameter,
  text: string,
): Scalar | undefined {
  if (values) return values.find((value) => String(value) === text);
  if (/bool/i.test(type)) return text === 'true' ? true : text === 'false' ? false : undefined;
  if (!/str/i.test(type) && /int|num|float|double|decimal|long/i.test(type)) {
    const number = Number(text);
    return Number.isFinite(number) ? number : undefined;
  }
  return text;
}

function wrongValue({ name, type, enum: values }: PublishedParameter, text: string): ReadCondition {
  return {
    problem: values
      ? { kind: 'other-values', argument: name, values, text }
      : { kind: 'other-type', argument: name, type: type ?? '', text },
  };
}

function pathUnder(argument: string, path: string): ReadCondition {
  if (path.split('/').some((part) => part === '..' || part === '.')) {
    return { problem: { kind: 'dots-in-path' } };
  }
  return { condition: { argument, is: 'path-under', value: path } };
}

function hostIn(argument: string, parts: readonly string[]): ReadCondition {
  const hosts: string[] = [];
  for (const part of parts) {
    const host = part
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[:/?#].*$/, '');
    if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host)) {
      return { problem: { kind: 'no-host', text: part } };
    }
    hosts.push(host);
  }
  if (hosts.length === 0) return { problem: { kind: 'no-hosts' } };
  return { condition: { argument, is: 'host-in', value: [...new Set(hosts)] } };
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
