import type { Hints } from '../tool.ts';
import { configName } from './naming.ts';
import type { Policy, Rule, ServerPolicy, Unlisted } from './policy.ts';
import { rulesByName } from './rule-of.ts';

/** A tool with the rule that was decided for it. */
export interface ToolWithRule {
  readonly name: string;
  readonly rule: Rule & { readonly because?: string };
  readonly hints?: Hints;
}

/** The complete policy of one server: every tool by its exact name, with its rule. */
export function serverPolicy(
  server: { readonly slug: string },
  tools: readonly ToolWithRule[],
  unlisted: Unlisted,
  as: string = configName(server.slug),
): Policy {
  const rules = rulesByName(tools.map((tool) => [tool.name, plainRule(tool)]));
  const listed = { server: server.slug, as, tools: rules, others: 0 };
  return { unlisted, servers: [{ ...listed, ...marked(tools) }] };
}

export interface OneToolOptions {
  readonly as?: string;
  /** Names of the server's other tools, so that a target sees which it cannot tell apart. */
  readonly neighbours?: readonly string[];
}

/** The policy of one tool; the server's other tools are left unlisted. */
export function oneToolPolicy(
  server: { readonly slug: string },
  tool: ToolWithRule,
  unlisted: Unlisted,
  { as = configName(server.slug), neighbours = [] }: OneToolOptions = {},
): Policy {
  const others = [...new Set(neighbours)].filter((name) => name !== tool.name);
  const tools = rulesByName([[tool.name, plainRule(tool)]]);
  const listed = { server: server.slug, as, tools, others: others.length, neighbours: others };
  return { unlisted, servers: [{ ...listed, ...marked([tool]) }] };
}

/** The names that the server itself marks as read-only, where there are any. */
export function marked(
  tools: readonly Pick<ToolWithRule, 'name' | 'hints'>[],
): Pick<ServerPolicy, 'markedReadOnly'> {
  const names = tools.filter(({ hints }) => hints?.readOnlyHint === true).map(({ name }) => name);
  return names.length > 0 ? { markedReadOnly: names } : {};
}

function plainRule({ rule: { because: _, ...rule } }: ToolWithRule): Rule {
  return rule;
}

/** The policy of one tool, with that tool hidden: how to block it completely. */
export function hideTool(policy: Policy, tool: string): Policy {
  const hidden: Rule = { decision: 'hide', limits: [], conditions: [] };
  const tools = rulesByName([[tool, hidden]]);
  return { ...policy, servers: policy.servers.map((server) => ({ ...server, tools })) };
}
