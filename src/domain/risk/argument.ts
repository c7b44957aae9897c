import type { Parameter } from '../tool.ts';
import { type ActionChoice, actionChoice } from './action-choice.ts';
import type { RiskCategory } from './category.ts';
import type { CompiledRules } from './compile.ts';
import { PLACE } from './conditions.ts';
import type { Evidence } from './evidence.ts';
import { type Field, nameField } from './field.ts';
import { anyHit, evidenceFor } from './hits.ts';
import { visitPhrases } from './phrase-index.ts';
import type { Reading } from './reading.ts';
import type { RuleOfKind } from './rule.ts';

/** A parameter that an argument rule speaks of. */
export interface ArgumentFiring {
  readonly rule: RuleOfKind<'argument'>;
  readonly parameters: readonly Parameter[];
  readonly evidence: readonly Evidence[];
  /** For a rule that reads listed actions: what they can do. */
  readonly choice?: ActionChoice | undefined;
}

function endsWithPhrase(field: Field, condition: number, rules: CompiledRules): boolean {
  const last = field.tokens.length - 1;
  let found = false;
  visitPhrases(rules.table.index, field.tokens, PLACE.parameter, ({ conditions }, _, end) => {
    found ||= end === last && conditions.includes(condition);
  });
  return found;
}

function typeFits(parameter: Parameter, types: readonly string[] | undefined): boolean {
  if (!types || parameter.type === undefined) return true;
  return types.some((type) => parameter.type?.includes(type));
}

function parametersFor(
  rule: RuleOfKind<'argument'>,
  reading: Reading,
  rules: CompiledRules,
): Parameter[] {
  const all = reading.subject.tool.parameters ?? [];
  if (rule.count !== undefined) return all.length >= rule.count ? [...all] : [];
  const [condition] = rules.conditions.get(rule)?.parameters ?? [];
  if (condition === undefined || reading.hits[condition] === undefined) return [];
  return all.filter(
    (parameter) =>
      typeFits(parameter, rule.types) &&
      endsWithPhrase(nameField(parameter.name, 'parameter'), condition, rules),
  );
}

function fire(
  rule: RuleOfKind<'argument'>,
  reading: Reading,
  rules: CompiledRules,
): ArgumentFiring[] {
  const conditions = rules.conditions.get(rule);
  const context = evidenceFor(conditions?.with ?? [], reading.hits);
  if (!context || anyHit(conditions?.without ?? [], reading.hits)) return [];
  const parameters = parametersFor(rule, reading, rules);
  if (parameters.length === 0) return [];
  const named = rule.count === undefined ? parameters : [];
  const evidence = [
    ...named.map(({ name }): Evidence => ({ place: 'parameter', words: name })),
    ...context,
  ];
  if (!rule.actions) return [{ rule, parameters, evidence }];
  return parameters.flatMap((parameter) => {
    const choice = actionChoice(parameter, reading, rules);
    if (!choice) return [];
    const words: Evidence = { place: 'parameter', words: `${parameter.name}: ${choice.value}` };
    return [{ rule, parameters: [parameter], evidence: [words], choice }];
  });
}

/** Every argument rule that holds for the tool, whatever its category. */
export function argumentsOf(reading: Reading, rules: CompiledRules): ArgumentFiring[] {
  return rules.arguments.flatMap((rule) => fire(rule, reading, rules));
}

export const appliesTo = ({ rule }: ArgumentFiring, category: RiskCategory): boolean =>
  !rule.categories || rule.categories.some((each) => each === category);
