import type { Policy, Rule } from './policy.ts';
import { rulesByName } from './rule-of.ts';
import type { Substitution } from './target.ts';

/**
 * For a product that never asks about a tool that its server marks as read-only: what the policy
 * asks about and is known to be marked would run, so it is refused. A server about whose tools it
 * still asks may mark others, or the same ones later, which no file prevents.
 */
export function denyReadOnlyAsks(policy: Policy): {
  policy: Policy;
  substitutions: Substitution[];
} {
  const substitutions: Substitution[] = [];
  const servers = policy.servers.map((listed) => {
    const { server, markedReadOnly } = listed;
    const marks = new Set(markedReadOnly);
    const rules = Object.entries(listed.tools).map(([tool, rule]): [string, Rule] => {
      if (rule.decision !== 'ask' || !marks.has(tool)) return [tool, rule];
      substitutions.push({ server, tool, kind: 'deny-for-read-only' });
      return [tool, { ...rule, decision: 'deny' }];
    });
    if (policy.unlisted === 'ask' || rules.some(([, { decision }]) => decision === 'ask')) {
      substitutions.push({ server, tool: null, kind: 'read-only-unasked' });
    }
    return { ...listed, tools: rulesByName(rules) };
  });
  return { policy: { ...policy, servers }, substitutions };
}
