import type { Policy, Rule, ServerPolicy } from './policy.ts';
import { rulesByName } from './rule-of.ts';
import type { Substitution } from './target.ts';

/**
 * For a product that does not document how it spells a name: a rule is written only where the name
 * is sure to stay as it is. `instead` gives the decision that such a tool then has.
 */
export function withoutUnsureNames(
  policy: Policy,
  isSure: (as: string, tool: string) => boolean,
  instead: (rule: Rule) => Rule['decision'],
  label: string,
): { policy: Policy; substitutions: Substitution[] } {
  const substitutions: Substitution[] = [];
  const adapt = (server: ServerPolicy): ServerPolicy => {
    const rules = Object.entries(server.tools).map(([tool, rule]): [string, Rule] => {
      const decision = instead(rule);
      if (isSure(server.as, tool) || decision === rule.decision) return [tool, rule];
      const sentence = `${label} does not document how it spells this name, so no rule allows it: ${OUTCOME[decision]}.`;
      substitutions.push({ server: server.server, tool, sentence });
      return [tool, { ...rule, decision, limits: [] }];
    });
    return { ...server, tools: rulesByName(rules) };
  };
  return { policy: { ...policy, servers: policy.servers.map(adapt) }, substitutions };
}

const OUTCOME: Record<Rule['decision'], string> = {
  allow: 'it runs without asking',
  ask: 'it asks before each call',
  deny: 'every call is refused',
  hide: 'the agent does not see the tool',
};
