import type { ArgumentFiring } from './argument.ts';
import type { DecisiveArgument } from './assessment.ts';
import { CATEGORY_LABEL } from './category.ts';
import type { Finding } from './finding.ts';
import { quote } from './quotation.ts';

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

/** What the text says of the result and the conditions of a call: "the secret is redacted". */
function fromWords({ touches }: Finding): DecisiveArgument[] {
  return touches.flatMap(({ rule, evidence }) => {
    const words = evidence[0]?.words;
    if (rule.decisive === undefined || words === undefined) return [];
    return [{ parameter: words, sentence: rule.decisive.replaceAll('{words}', quote(words)) }];
  });
}

/** The arguments, and what is said of the result, that make a call more or less dangerous. */
export function decisiveArguments(finding: Finding): DecisiveArgument[] {
  const given = finding.arguments
    .filter(({ rule, choice }) => choice || rule.decisive)
    .flatMap((firing) =>
      firing.parameters.slice(0, 3).map(({ name }) => ({
        parameter: name,
        sentence: sentenceOf(firing, name),
      })),
    );
  return [...given, ...fromWords(finding)];
}
