import { configName } from '#domain/policy/naming.ts';
import type { Policy, Rule, Unlisted } from '#domain/policy/policy.ts';
import type { ToolWithRule } from '#domain/policy/policy-of-rules.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { rulesByName } from '#domain/policy/rule-of.ts';
import { isRefused } from '#domain/policy/strictness.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { memo } from '#queries/memo.ts';
import { presetById } from '#queries/presets.ts';
import { listServers } from '#queries/servers.ts';
import { ruled, toolsOfServer } from '#queries/tools.ts';

const MOST = 4;

/** A server with the rules that a preset gives on its tools, the gravest tools first. */
export interface RuledServer {
  readonly slug: string;
  readonly tools: readonly ToolWithRule[];
}

const kindOf = ({ decision, limits }: Pick<Rule, 'decision' | 'limits'>): string =>
  `${decision} ${limits.length > 0}`;

/** One tool for each kind of rule that there is on this server, the gravest tools first. */
function oneOfEachKind({ tools }: RuledServer): [string, Rule][] {
  const found = new Map<string, [string, Rule]>();
  for (const { name, rule: recommended } of tools) {
    const { because: _, ...rule } = recommended;
    if (!found.has(kindOf(rule))) found.set(kindOf(rule), [name, rule]);
  }
  return [...found.values()].slice(0, MOST);
}

/** How many of the decisions, and limits, a few tools of the server show. */
function breadth(server: RuledServer): number {
  const rules = oneOfEachKind(server).map(([, rule]) => rule);
  const decisions = new Set(rules.map(({ decision }) => decision));
  return decisions.size + Number(rules.some(({ limits }) => limits.length > 0));
}

/** The server on which a few tools show most of what a policy can say; of equals, the smallest. */
export function broadest<S extends RuledServer>(servers: readonly S[]): S | undefined {
  return [...servers].sort(
    (a, b) =>
      breadth(b) - breadth(a) || a.tools.length - b.tools.length || (a.slug < b.slug ? -1 : 1),
  )[0];
}

/** A policy that names a few tools of a real server and leaves the others unlisted. */
export function examplePolicy(server: RuledServer, unlisted: Unlisted): Policy {
  const chosen = oneOfEachKind(server);
  const names = new Set(chosen.map(([name]) => name));
  const neighbours = server.tools.map(({ name }) => name).filter((name) => !names.has(name));
  const listed = {
    server: server.slug,
    as: configName(server.slug),
    tools: rulesByName(chosen),
    others: neighbours.length,
    neighbours,
  };
  return { unlisted, servers: [listed] };
}

/** The example without what a target cannot refuse, so that there is a file: those tools are not listed. */
export function exampleFor({ can }: Pick<EnforcementTarget, 'can'>, policy: Policy): Policy {
  if (can.deny) return policy;
  const servers = policy.servers.map((server) => {
    const kept = Object.entries(server.tools).filter(([, { decision }]) => !isRefused(decision));
    const names = new Set(kept.map(([name]) => name));
    const left = Object.keys(server.tools).filter((name) => !names.has(name));
    const neighbours = [...left, ...(server.neighbours ?? [])];
    const others = server.others + left.length;
    return { ...server, tools: rulesByName(kept), neighbours, others };
  });
  return { ...policy, servers };
}

/** A page with more tools than this is too long for an example. */
const LARGEST = 65;

export interface GuideExample {
  readonly policy: Policy;
  /** The server that the policy is about. */
  readonly server: { readonly slug: string; readonly label: string };
  readonly preset: Preset;
}

/** The example that all guides of targets share. Throws where the catalogue has no server of ours. */
export const guideExample = memo('guide example', (db): GuideExample => {
  const preset = presetById(db, 'careful');
  const ours = listServers(db).filter(({ origin }) => origin === 'ours');
  const small = ours.filter(({ tools, knownOf }) => tools <= LARGEST && knownOf === null);
  const candidates = (small.length > 0 ? small : ours).map(({ slug, label }) => ({
    ...{ slug, label },
    tools: toolsOfServer(db, slug).map((tool) => ruled(db, tool, preset.id)),
  }));
  const server = broadest(candidates);
  if (!server) throw new Error('The catalogue holds no server of our own.');
  const { slug, label } = server;
  return { policy: examplePolicy(server, preset.unlisted), server: { slug, label }, preset };
});
