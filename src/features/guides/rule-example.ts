import type { RuleExample } from '#domain/risk/rule.ts';
import { excerpt, plainForeignText } from '#domain/upstream-text.ts';

const LENGTH = 160;

/** An example tool of a rule: its name, and what else of it matters, in words. */
export function exampleWords(example: RuleExample): { name: string; more: string } {
  if (typeof example === 'string') return { name: plainForeignText(example), more: '' };
  const { name, description, server, parameters = [] } = example;
  const names = parameters.map((one) => (typeof one === 'string' ? one : one.name));
  const parts = [
    ...(server ? [`of the server ${server}`] : []),
    ...(description ? [`“${excerpt(description, LENGTH)}”`] : []),
    ...(names.length > 0 ? [`with ${names.join(', ')}`] : []),
  ];
  return { name: plainForeignText(name), more: parts.join(', ') };
}
