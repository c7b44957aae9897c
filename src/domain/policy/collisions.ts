import type { Reach } from './fit-policy.ts';
import type { Policy, Rule, ServerPolicy } from './policy.ts';
import { rulesByName } from './rule-of.ts';
import { stricterRule } from './strictness.ts';
import type { Substitution } from './target.ts';

export type Spell = (as: string, tool: string) => string;

interface Entry {
  readonly server: ServerPolicy;
  readonly tool: string;
  readonly rule: Rule;
}

/**
 * Where a target calls two tools the same, neither may get more than the stricter of both rules.
 * A known neighbour that is not listed counts too: it becomes listed, as the file decides about it.
 */
export function resolveCollisions(
  policy: Policy,
  spell: Spell,
  { label, refusedIsHidden = false }: Pick<Reach, 'label' | 'refusedIsHidden'>,
): { policy: Policy; substitutions: Substitution[] } {
  const groups = groupBySpelling(policy, spell);
  const substitutions: Substitution[] = [];
  const servers = policy.servers.map((server) => {
    const rules: [string, Rule][] = [];
    for (const entry of entriesOf(policy, server)) {
      const spelling = spell(server.as, entry.tool);
      const group = groups.get(spelling) ?? [entry];
      const covered = Object.hasOwn(server.tools, entry.tool) || group.some(isListed);
      if (!covered) continue;
      const stricter = group.map((one) => one.rule).reduce(stricterRule);
      const hides = refusedIsHidden && stricter.decision === 'deny';
      const rule: Rule = hides ? { ...stricter, decision: 'hide' } : stricter;
      rules.push([entry.tool, rule]);
      if (group.length > 1 && !group.every((one) => sameRule(one.rule, rule))) {
        const sentence = `${label} calls ${names(group)} by one name, ${spelling}: the stricter rule holds for all of them.`;
        substitutions.push({ server: server.server, tool: entry.tool, sentence });
      }
    }
    return withRules(server, rules);
  });
  return { policy: { ...policy, servers }, substitutions };
}

function entriesOf(policy: Policy, server: ServerPolicy): Entry[] {
  const listed = Object.entries(server.tools).map(([tool, rule]) => ({ server, tool, rule }));
  const unlisted: Rule = { decision: policy.unlisted, limits: [], conditions: [] };
  const others = (server.neighbours ?? []).map((tool) => ({ server, tool, rule: unlisted }));
  return [...listed, ...others];
}

function groupBySpelling(policy: Policy, spell: Spell): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const server of policy.servers) {
    for (const entry of entriesOf(policy, server)) {
      const spelling = spell(server.as, entry.tool);
      const group = groups.get(spelling);
      if (group) group.push(entry);
      else groups.set(spelling, [entry]);
    }
  }
  return groups;
}

function isListed({ server, tool }: Entry): boolean {
  return Object.hasOwn(server.tools, tool);
}

function sameRule(a: Rule, b: Rule): boolean {
  const essence = ({ decision, limits, conditions }: Rule) =>
    JSON.stringify([decision, limits, conditions]);
  return essence(a) === essence(b);
}

function names(group: readonly Entry[]): string {
  return group.map((one) => one.tool).join(' and ');
}

function withRules(server: ServerPolicy, rules: readonly [string, Rule][]): ServerPolicy {
  const tools = rulesByName(rules);
  if (!server.neighbours) return { ...server, tools };
  const neighbours = server.neighbours.filter((name) => !Object.hasOwn(tools, name));
  const others = server.others - (server.neighbours.length - neighbours.length);
  return { ...server, tools, neighbours, others };
}
