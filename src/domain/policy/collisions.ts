import type { Policy, Rule, ServerPolicy } from './policy.ts';
import { rulesByName } from './rule-of.ts';
import { stricterRule } from './strictness.ts';
import type { Substitution, TargetDefinition } from './target.ts';

interface Entry {
  readonly server: ServerPolicy;
  readonly tool: string;
  readonly rule: Rule;
  readonly toolName: string;
}

/**
 * Where a target calls two tools the same, neither may get more than the stricter of both rules.
 * A known neighbour that is not listed counts too: it becomes listed, as the file decides about it.
 */
export function resolveCollisions(
  policy: Policy,
  {
    toolNameFor,
    refusedIsHidden = false,
  }: Pick<TargetDefinition, 'toolNameFor' | 'refusedIsHidden'>,
): { policy: Policy; substitutions: Substitution[] } {
  const entries = policy.servers.map((server) => entriesOf(policy, server, toolNameFor));
  const groups = Map.groupBy(entries.flat(), ({ toolName }) => toolName);
  const substitutions: Substitution[] = [];
  const servers = policy.servers.map((server, index) => {
    const rules: [string, Rule][] = [];
    for (const entry of entries[index] ?? []) {
      const { toolName } = entry;
      const group = groups.get(toolName) ?? [entry];
      const covered = Object.hasOwn(server.tools, entry.tool) || group.some(isListed);
      if (!covered) continue;
      const stricter = group.map(({ rule }) => rule).reduce(stricterRule);
      const hides = refusedIsHidden && stricter.decision === 'deny';
      const rule: Rule = hides ? { ...stricter, decision: 'hide' } : stricter;
      rules.push([entry.tool, rule]);
      if (group.length > 1 && !group.every((other) => sameRule(other.rule, rule))) {
        const tools = group.map(({ tool }) => tool);
        const about = { server: server.server, tool: entry.tool };
        substitutions.push({ ...about, kind: 'collision', tools, toolName });
      }
    }
    return withRules(server, rules);
  });
  return { policy: { ...policy, servers }, substitutions };
}

function entriesOf(
  policy: Policy,
  server: ServerPolicy,
  toolNameFor: TargetDefinition['toolNameFor'],
): Entry[] {
  const unlisted: Rule = { decision: policy.unlisted, limits: [], conditions: [] };
  const entry = (tool: string, rule: Rule): Entry => {
    return { server, tool, rule, toolName: toolNameFor(server.as, tool) };
  };
  const listed = Object.entries(server.tools).map(([tool, rule]) => entry(tool, rule));
  return [...listed, ...(server.neighbours ?? []).map((tool) => entry(tool, unlisted))];
}

function isListed({ server, tool }: Entry): boolean {
  return Object.hasOwn(server.tools, tool);
}

function sameRule(a: Rule, b: Rule): boolean {
  const essence = ({ decision, limits, conditions }: Rule) =>
    JSON.stringify([decision, limits, conditions]);
  return essence(a) === essence(b);
}

function withRules(server: ServerPolicy, rules: readonly [string, Rule][]): ServerPolicy {
  const tools = rulesByName(rules);
  if (!server.neighbours) return { ...server, tools };
  const neighbours = server.neighbours.filter((name) => !Object.hasOwn(tools, name));
  const others = server.others - (server.neighbours.length - neighbours.length);
  return { ...server, tools, neighbours, others };
}
