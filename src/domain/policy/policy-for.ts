import type { Hints } from '../tool.ts';
import { configName } from './naming.ts';
import type { Policy, Rule, ServerPolicy, Unlisted } from './policy.ts';
import type { Preset } from './preset.ts';
import { type Assessed, recommend } from './recommend.ts';
import { rulesByName } from './rule-of.ts';

export interface AssessedTool {
  readonly name: string;
  readonly assessment: Assessed;
  readonly hints?: Hints;
}

/** The complete policy of one server: every tool by its exact name, as the preset recommends. */
export function policyFor(
  server: { readonly slug: string },
  tools: readonly AssessedTool[],
  preset: Preset,
  as: string = configName(server.slug),
): Policy {
  const rules = tools.map((tool) => [tool.name, ruleFor(tool, preset)] as const);
  const listed = { server: server.slug, as, tools: rulesByName(rules), others: 0 };
  return { unlisted: preset.unlisted, servers: [{ ...listed, ...marked(tools) }] };
}

export interface SingleToolOptions {
  readonly as?: string;
  /** Names of the server's other tools, so that a target sees which it cannot tell apart. */
  readonly neighbours?: readonly string[];
  /** Instead of what the preset says. */
  readonly unlisted?: Unlisted;
}

/** The policy of one tool; the server's other tools are left unlisted. */
export function singleToolPolicy(
  server: { readonly slug: string },
  tool: AssessedTool,
  preset: Preset,
  {
    as = configName(server.slug),
    neighbours = [],
    unlisted = preset.unlisted,
  }: SingleToolOptions = {},
): Policy {
  const others = [...new Set(neighbours)].filter((name) => name !== tool.name);
  const tools = rulesByName([[tool.name, ruleFor(tool, preset)]]);
  const listed = { server: server.slug, as, tools, others: others.length, neighbours: others };
  return { unlisted, servers: [{ ...listed, ...marked([tool]) }] };
}

/** The names that the server itself marks as read-only, where there are any. */
export function marked(
  tools: readonly Pick<AssessedTool, 'name' | 'hints'>[],
): Pick<ServerPolicy, 'markedReadOnly'> {
  const names = tools.filter(({ hints }) => hints?.readOnlyHint === true).map(({ name }) => name);
  return names.length > 0 ? { markedReadOnly: names } : {};
}

function ruleFor(tool: AssessedTool, preset: Preset): Rule {
  const { because: _, ...rule } = recommend(tool.assessment, preset);
  return rule;
}
