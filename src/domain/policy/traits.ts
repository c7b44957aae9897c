import type { Policy, Rule, ServerPolicy } from './policy.ts';
import { rulesByName } from './rule-of.ts';
import { compareDecisions, stricterRule } from './strictness.ts';
import type { RenderProblem, Substitution, TargetDefinition } from './target.ts';

interface Step {
  readonly policy: Policy;
  readonly substitutions: readonly Substitution[];
  readonly problem?: RenderProblem | undefined;
}

/** What the traits of a definition do to a policy that fits the target, in this order: it gets stricter. */
export const TRAITS: readonly ((policy: Policy, target: TargetDefinition) => Step | undefined)[] = [
  (policy, { unsureNames }) => unsureNames && withoutUnsureNames(policy, unsureNames),
  (policy, { neverAsksReadOnly, refusedIsHidden }) =>
    neverAsksReadOnly ? refuseReadOnlyAsks(policy, refusedIsHidden ? 'hide' : 'deny') : undefined,
  (policy, target) =>
    target.rewritesNames === undefined ? undefined : resolveCollisions(policy, target),
];

/**
 * For a product that does not document how it writes a name: a rule is written only where the name
 * is sure to stay as it is. Elsewhere the tool gets the decision of one without a rule; a problem
 * where that would be looser than its rule.
 */
function withoutUnsureNames(
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

/**
 * For a product that never asks about a tool that its server marks as read-only: what the policy
 * asks about and is known to be marked would run, so it is refused. A server about whose tools it
 * still asks may mark others, or the same ones later, which no file prevents.
 */
function refuseReadOnlyAsks(
  policy: Policy,
  refused: 'deny' | 'hide',
): {
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
      return [tool, { ...rule, decision: refused }];
    });
    if (policy.unlisted === 'ask' || rules.some(([, { decision }]) => decision === 'ask')) {
      substitutions.push({ server, tool: null, kind: 'read-only-unasked' });
    }
    return { ...listed, tools: rulesByName(rules) };
  });
  const runs = policy.unlisted === 'ask' ? ({ unlistedReadOnly: 'allow' } as const) : {};
  return { policy: { ...policy, ...runs, servers }, substitutions };
}

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
function resolveCollisions(
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
