import { parse } from 'yaml';
import { accept, type Reader } from '../../target-reader.ts';

interface Rule {
  tool: string;
  action: 'allow' | 'deny';
}

/**
 * AgentMesh, from its source (`evaluatePolicy`): the first rule with the name of the tool, or with a
 * pattern for it, decides; without one the call is refused. It changes no list of tools.
 */
export const read: Reader = (text) => {
  const { version, rules } = parse(text) as { version: string; rules: Rule[] };
  accept(version !== '', 'no version');
  for (const { tool, action } of rules) {
    accept(tool !== '' && ['allow', 'deny'].includes(action), tool);
  }
  const matches = (pattern: string, tool: string) =>
    pattern === '*' ||
    pattern === tool ||
    (pattern.includes('*') && new RegExp(`^${pattern.replace(/\*/g, '.*')}$`).test(tool));
  return ({ tool }) => {
    const rule = rules.find((candidate) => matches(candidate.tool, tool));
    return rule?.action === 'allow' ? 'allowed' : 'denied';
  };
};
