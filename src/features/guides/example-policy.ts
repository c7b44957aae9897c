import { configName } from '#domain/policy/naming.ts';
import type { Policy, Rule } from '#domain/policy/policy.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { recommend } from '#domain/policy/recommend.ts';
import { rulesByName } from '#domain/policy/rule-of.ts';
import type { CatalogueServer } from '#queries/servers.ts';

const MOST = 4;

const kindOf = ({ decision, limits }: Pick<Rule, 'decision' | 'limits'>): string =>
  `${decision} ${limits.length > 0}`;

/** One tool for each kind of rule that a preset gives on this server, the gravest tools first. */
function oneOfEachKind(server: CatalogueServer, preset: Preset): [string, Rule][] {
  const found = new Map<string, [string, Rule]>();
  for (const { name, assessment } of server.tools) {
    const { because: _, ...rule } = recommend(assessment, preset);
    if (!found.has(kindOf(rule))) found.set(kindOf(rule), [name, rule]);
  }
  return [...found.values()].slice(0, MOST);
}

/** How many of the decisions, and limits, a few tools of the server show. */
function breadth(server: CatalogueServer, preset: Preset): number {
  const rules = oneOfEachKind(server, preset).map(([, rule]) => rule);
  const decisions = new Set(rules.map(({ decision }) => decision));
  return decisions.size + Number(rules.some(({ limits }) => limits.length > 0));
}

/** The server on which a few tools show most of what a policy can say; of equals, the smallest. */
export function telling(
  servers: readonly CatalogueServer[],
  preset: Preset,
): CatalogueServer | undefined {
  return [...servers].sort(
    (a, b) =>
      breadth(b, preset) - breadth(a, preset) ||
      a.tools.length - b.tools.length ||
      (a.slug < b.slug ? -1 : 1),
  )[0];
}

/** A policy that names a few tools of a real server and leaves the others unlisted. */
export function examplePolicy(server: CatalogueServer, preset: Preset): Policy {
  const chosen = oneOfEachKind(server, preset);
  const names = new Set(chosen.map(([name]) => name));
  const neighbours = server.tools.map(({ name }) => name).filter((name) => !names.has(name));
  const listed = {
    server: server.slug,
    as: configName(server.slug),
    tools: rulesByName(chosen),
    others: neighbours.length,
    neighbours,
  };
  return { unlisted: preset.unlisted, servers: [listed] };
}
