import type { Parameter } from '../tool.ts';
import { RISK_CATEGORIES } from './category.ts';
import type { CompiledRules } from './compile.ts';
import { type Effect, effectOf } from './effect.ts';
import { type Reading, readValue } from './reading.ts';

/** The gravest of the actions that a parameter offers. */
export interface ActionChoice {
  readonly value: string;
  readonly effect: Effect;
  /** How many values are offered. */
  readonly of: number;
  /** The values whose effect has this one's category. */
  readonly gravest: readonly string[];
  /** The other values; none where all of them do the same. */
  readonly milder: readonly string[];
}

const QUOTED = /["'`“]([a-z][\w-]{2,40})["'`”]/giu;
const LISTED =
  /(?:[:(]|one of|either)\s*((?:[a-z_-]+\s*(?:,|\||\/|\bor\b)\s*)+(?:or\s+)?[a-z_-]+)/iu;
const MOST_VALUES = 40;

function describedValues(description: string): string[] {
  const quoted = [...description.matchAll(QUOTED)].map((match) => match[1] ?? '');
  if (quoted.length > 1) return quoted;
  const listed = LISTED.exec(description)?.[1] ?? '';
  return listed.split(/\s*(?:,|\||\/|\bor\b)\s*/iu).filter((value) => value !== '');
}

function valuesOf(parameter: Parameter): string[] {
  const values = parameter.enum
    ? parameter.enum.filter((value) => typeof value === 'string')
    : describedValues(parameter.description ?? '');
  return values.slice(0, MOST_VALUES);
}

const rank = (effect: Effect): number => RISK_CATEGORIES.indexOf(effect.rule.category);

/** Reads the values of an `action` parameter as names of tools; undefined where they say nothing. */
export function actionChoice(
  parameter: Parameter,
  reading: Reading,
  rules: CompiledRules,
): ActionChoice | undefined {
  const values = valuesOf(parameter);
  const effects = values.flatMap((value) => {
    const asName = readValue(value, reading, rules);
    return asName.nameVerbs.flatMap((occurrence) => {
      const effect =
        occurrence.likelihood === 'guess' ? undefined : effectOf(occurrence, asName, rules);
      return effect ? [{ value, effect }] : [];
    });
  });
  const gravest = effects.toSorted((a, b) => rank(a.effect) - rank(b.effect))[0];
  if (!gravest) return undefined;
  const equals = effects.filter(({ effect }) => rank(effect) === rank(gravest.effect));
  const alike = new Set(equals.map(({ value }) => value));
  const milder = values.filter((value) => !alike.has(value));
  return { ...gravest, of: values.length, gravest: [...alike], milder };
}
