import type { Policy, Rule, ServerPolicy } from './policy.ts';
import { rulesByName } from './rule-of.ts';
import { compareDecisions } from './strictness.ts';
import type { RenderProblem, Substitution, TargetDefinition } from './target.ts';

/**
 * For a product that does not document how it spells a name: a rule is written only where the name
 * is sure to stay as it is. Elsewhere the tool gets the decision of one without a rule; a problem
 * where that would be looser than its rule.
 */
export function withoutUnsureNames(
  policy: Policy,
  { isSure, decisionFor }: NonNullable<TargetDefinition['unsureNames']>,
): { policy: Policy; substitutions: Substitution[]; problem?: RenderProblem } {
  const substitutions: Substitution[] = [];
  let problem: RenderProblem | undefined;
  const decision = decisionFor(policy.unlisted);
  const adapt = (server: ServerPolicy): ServerPolicy => {
    const rules = Object.entries(server.tools).map(([tool, rule]): [string, Rule] => {
      if (isSure(server.as, tool) || decision === rule.decision) return [tool, rule];
      if (decision === null || compareDecisions(decision, rule.decision) < 0) {
        problem ??= { kind: 'unsure-refusal', tool, server: server.as };
        return [tool, rule];
      }
      substitutions.push({ server: server.server, tool, kind: 'unsure-name', decision });
      return [tool, { ...rule, decision, limits: [] }];
    });
    return { ...server, tools: rulesByName(rules) };
  };
  const adapted = { ...policy, servers: policy.servers.map(adapt) };
  return { policy: adapted, substitutions, ...(problem ? { problem } : {}) };
}
