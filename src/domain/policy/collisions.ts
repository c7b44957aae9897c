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
  readonly spelling: string;
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
  const entries = policy.servers.map((server) => entriesOf(policy, server, spell));
  const groups = Map.groupBy(entries.flat(), ({ spelling }) => spelling);
  const substitutions: Substitution[] = [];
  const servers = policy.servers.map((server, index) => {
    const rules: [string, Rule][] = [];
    for (const entry of entries[index] ?? []) {
      const { spelling } = entry;
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

function entriesOf(policy: Policy, server: ServerPolicy, spell: Spell): Entry[] {
  const unlisted: Rule = { decision: policy.unlisted, limits: [], conditions: [] };
  const entry = (tool: string, rule: Rule): Entry => {
    return { server, tool, rule, spelling: spell(server.as, tool) };
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
