import type { Hints } from '../tool.ts';
import { bringsOf } from './brings.ts';
import { configName } from './naming.ts';
import type { Mark, Policy, Rule, ServerPolicy, Unlisted } from './policy.ts';
import type { Assessed } from './recommend.ts';
import { rulesByName } from './rule-of.ts';

/** A tool with the rule that was decided for it. */
export interface ToolWithRule {
  readonly name: string;
  readonly rule: Rule & { readonly because?: string };
  readonly hints?: Hints;
  /** Without it, results of the tool count as untrusted and private. */
  readonly assessment?: Pick<Assessed, 'category' | 'capabilities'>;
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
  /** How many other tools the server has, where `neighbours` are only those that matter. */
  readonly others?: number;
}

/** The policy of one tool, with this decision on the server's other tools, which it does not list. */
export function oneToolPolicy(
  server: { readonly slug: string },
  tool: ToolWithRule,
  decision: Unlisted,
  { as = configName(server.slug), neighbours = [], others }: OneToolOptions = {},
): Policy {
  const named = [...new Set(neighbours)].filter((name) => name !== tool.name);
  const tools = rulesByName([[tool.name, plainRule(tool)]]);
  const unlisted = { others: others ?? named.length, neighbours: named };
  const listed = { server: server.slug, as, tools, ...unlisted };
  return { unlisted: decision, servers: [{ ...listed, ...marked([tool]) }] };
}

/** What else a policy says of its tools: what they bring, and which of them their server marks as read-only. */
export function marked(
  tools: readonly Omit<ToolWithRule, 'rule'>[],
): Pick<ServerPolicy, 'markedReadOnly' | 'brings'> {
  const names = tools.filter(({ hints }) => hints?.readOnlyHint === true).map(({ name }) => name);
  const bringing = (mark: Mark) =>
    tools.filter((tool) => bringsOf(tool.assessment).includes(mark)).map(({ name }) => name);
  return {
    ...(names.length > 0 ? { markedReadOnly: names } : {}),
    brings: {
      'untrusted-content': bringing('untrusted-content'),
      'private-data': bringing('private-data'),
    },
  };
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
