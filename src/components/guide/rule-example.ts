import type { RuleExample } from '#domain/risk/rule.ts';

/** An example tool of a rule: its name, and what else of it matters, in words. */
export function exampleWords(example: RuleExample): { name: string; more: string } {
  if (typeof example === 'string') return { name: example, more: '' };
  const { name, description, server, parameters = [] } = example;
  const names = parameters.map((one) => (typeof one === 'string' ? one : one.name));
  const parts = [
    ...(server ? [`of the server ${server}`] : []),
    ...(description ? [`“${description}”`] : []),
    ...(names.length > 0 ? [`with ${names.join(', ')}`] : []),
  ];
  return { name, more: parts.join(', ') };
}
