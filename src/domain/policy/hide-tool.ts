import type { Policy, Rule } from './policy.ts';
import { rulesByName } from './rule-of.ts';

/** The policy of one tool, with that tool hidden: how to block it completely. */
export function hideTool(policy: Policy, tool: string): Policy {
  const hidden: Rule = { decision: 'hide', limits: [], conditions: [] };
  const tools = rulesByName([[tool, hidden]]);
  return { ...policy, servers: policy.servers.map((one) => ({ ...one, tools })) };
}
