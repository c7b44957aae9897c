import type { Policy, Rule } from './policy.ts';
import { rulesByName } from './rule-of.ts';
import type { Substitution } from './target.ts';

/**
 * For a product that never asks about a tool that its server marks as read-only: what the policy
 * asks about and is known to be marked would run, so it is refused.
 */
export function refuseUnasked(
  policy: Policy,
  label: string,
): { policy: Policy; substitutions: Substitution[] } {
  const substitutions: Substitution[] = [];
  const servers = policy.servers.map((server) => {
    const marks = new Set(server.markedReadOnly);
    const rules = Object.entries(server.tools).map(([tool, rule]): [string, Rule] => {
      if (rule.decision !== 'ask' || !marks.has(tool)) return [tool, rule];
      const sentence = `${label} never asks about a tool that its server marks as read-only (readOnlyHint): this one is refused.`;
      substitutions.push({ server: server.server, tool, sentence });
      return [tool, { ...rule, decision: 'deny' }];
    });
    return { ...server, tools: rulesByName(rules) };
  });
  return { policy: { ...policy, servers }, substitutions };
}
