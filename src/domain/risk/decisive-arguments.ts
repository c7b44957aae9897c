import type { ArgumentFiring } from './argument.ts';
import type { DecisiveArgument } from './assessment.ts';
import { CATEGORY_LABEL } from './category.ts';
import type { Finding } from './finding.ts';

function sentenceOf({ rule, choice, parameters }: ArgumentFiring, name: string): string {
  if (choice) {
    const category = CATEGORY_LABEL[choice.effect.rule.category];
    return `“${name}” chooses what happens; the gravest of its ${choice.of} values is “${choice.value}” (${category}).`;
  }
  const value = parameters.find((parameter) => parameter.name === name)?.default;
  const sentence = (rule.decisive ?? '').replaceAll('{parameter}', `“${name}”`);
  return value === undefined || value === null || value === ''
    ? sentence
    : `${sentence} It is ${JSON.stringify(value)} unless the caller sets it.`;
}

/** The arguments that make a call of this tool more or less dangerous. */
export function decisiveArguments({ arguments: firings }: Finding): DecisiveArgument[] {
  return firings
    .filter(({ rule, choice }) => choice || rule.decisive)
    .flatMap((firing) =>
      firing.parameters.slice(0, 3).map(({ name }) => ({
        parameter: name,
        sentence: sentenceOf(firing, name),
      })),
    );
}
