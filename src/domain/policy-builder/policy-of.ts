import { mergePolicies } from '../policy/merge.ts';
import type { Policy, Rule, ServerPolicy } from '../policy/policy.ts';
import { marked } from '../policy/policy-of-rules.ts';
import type { Preset } from '../policy/preset.ts';
import { type Recommendation, recommend } from '../policy/recommend.ts';
import { rulesByName } from '../policy/rule-of.ts';
import {
  assessedOf,
  type PublishedServer,
  type PublishedTool,
  ruledTool,
} from '../published-server.ts';
import { startedServer } from '../start/started-server.ts';
import type { BuildState, Choice, ServerChoice } from './state.ts';

/** By slug; a server that the catalogue has no longer is missing. */
export type PublishedServers = ReadonlyMap<string, PublishedServer>;

/**
 * The one policy that a state describes, whichever page it was made on. Tools are in the order
 * of the catalogue; those that it has no longer keep their rule and come last; undecided ones, and
 * those that the chosen start does not offer, are not listed. Throws a RangeError where no server is picked.
 */
export function policyOf(
  state: BuildState,
  published: PublishedServers,
  presets: readonly Preset[],
): Policy {
  const { unlisted } = state;
  return mergePolicies(
    state.servers.map((choice) => ({
      unlisted,
      servers: [serverPolicy(choice, published.get(choice.server), presets)],
    })),
  );
}

/** For each server of a state, the place in the policy of the server that it became. */
export function placesInPolicy(servers: readonly ServerChoice[]): number[] {
  const seen: string[] = [];
  return servers.map(({ server, configName }) => {
    const key = JSON.stringify([server, configName]);
    if (!seen.includes(key)) seen.push(key);
    return seen.indexOf(key);
  });
}

function serverPolicy(
  { server, configName, starts, tools }: ServerChoice,
  published: PublishedServer | undefined,
  presets: readonly Preset[],
): ServerPolicy {
  const started = published && startedServer(published, starts);
  const known = new Map((started?.tools ?? []).map((tool) => [tool.name, tool]));
  const all = new Set(published?.tools.map(({ name }) => name));
  const names = [...known.keys(), ...[...tools.keys()].filter((name) => !all.has(name)).sort()];
  const rules = names.flatMap((name): [string, Rule][] => {
    const choice = tools.get(name);
    return choice ? [[name, ruleFrom(choice, known.get(name), presets)]] : [];
  });
  const undecided = [...known.keys()].filter((name) => !tools.has(name));
  const marks = marked([...known.values()].filter(({ name }) => tools.has(name)).map(ruledTool));
  const listed = {
    server,
    as: configName,
    tools: rulesByName(rules),
    others: undecided.length,
    ...marks,
  };
  return undecided.length > 0 ? { ...listed, neighbours: undecided } : listed;
}

/** The visitor's own rule, with the reason and the cases that the preset gives for the same rule. */
function ruleFrom(
  choice: Choice,
  tool: PublishedTool | undefined,
  presets: readonly Preset[],
): Rule {
  const { preset: _, ...rule } = choice;
  const now = presetRule(choice, tool, presets);
  const reason = choice.reason ?? now?.because;
  return {
    ...rule,
    ...(now?.cases && !rule.cases ? { cases: now.cases } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Why the preset decided as it did; undefined where its rule has changed since. */
export function presetReason(
  choice: Choice,
  tool: PublishedTool | undefined,
  presets: readonly Preset[],
): string | undefined {
  return presetRule(choice, tool, presets)?.because;
}

function presetRule(
  choice: Choice,
  tool: PublishedTool | undefined,
  presets: readonly Preset[],
): Recommendation | undefined {
  const preset = presets.find(({ id }) => id === choice.preset);
  if (!preset || !tool) return undefined;
  const now = recommend(assessedOf(tool), preset);
  return now.decision === choice.decision ? now : undefined;
}
