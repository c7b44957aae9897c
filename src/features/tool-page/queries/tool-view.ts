import type { ListedTool } from '#domain/browse/listed-tool.ts';
import type { Disagreement } from '#domain/disagreement.ts';
import { type ToolVersion, toolHistory } from '#domain/history/tool-history.ts';
import { namesToCompare } from '#domain/policy/names-to-compare.ts';
import { configName } from '#domain/policy/naming.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { hideTool, oneToolPolicy } from '#domain/policy/policy-of-rules.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { type ServerVulnerability, vulnerabilitiesOf } from '#queries/attack-servers.ts';
import { attacksOfTool, type ToolAttack } from '#queries/attack-tools.ts';
import type { Catalogue } from '#queries/database.ts';
import { familySize, neighbours, toolsOfFamily } from '#queries/listing.ts';
import { memo } from '#queries/memo.ts';
import { presetById } from '#queries/presets.ts';
import { disagreementsOfTool, serverFacts } from '#queries/servers.ts';
import { type RuledTool, ruled, toolBySlug, toolNames } from '#queries/tools.ts';
import { versionsOf } from '#queries/versions.ts';
import type { ServerFacts } from '#rows/server-row.ts';

/** Everything that one tool page shows, each value from its one source. */
export interface ToolView {
  readonly server: ServerFacts;
  readonly tool: RuledTool;
  readonly preset: Preset;
  readonly policy: Policy;
  /** The same policy with the tool refused, for "how do I block it". */
  readonly blocked: Policy;
  /** Most relevant first. */
  readonly attacks: readonly ToolAttack[];
  /** Of the server's own product, at the version that was read. */
  readonly vulnerabilities: readonly ServerVulnerability[];
  /** How many servers have a tool of this name, this one included. */
  readonly sameName: number;
  readonly elsewhere: readonly ListedTool[];
  readonly here: readonly ListedTool[];
  /** What the sources say differently of this tool. */
  readonly disagreements: readonly Disagreement[];
  /** The versions that brought or changed it, newest first. */
  readonly history: readonly ToolVersion[];
}

/** What the policy of one tool says of the server's others: those that a target may not tell apart, and how many. */
const comparedNames = memo('names to compare', (db, server: string) => {
  const names = toolNames(db, server);
  const neighbours = namesToCompare(configName(server), names, TARGETS);
  return { neighbours, others: names.length - 1 };
});

/** The histories of a server's tools, by name; those of which nothing is known are left out. */
const historiesOf = memo('histories of tools', (db, server: string) => {
  const versions = versionsOf(db, server);
  const named = versions.flatMap(({ added = [], changed = [] }) => [
    ...added,
    ...changed.map(({ tool }) => tool),
  ]);
  return new Map([...new Set(named)].map((tool) => [tool, toolHistory(tool, versions)]));
});

const toolsElsewhere = (db: Catalogue, { server, family }: RuledTool): ListedTool[] =>
  toolsOfFamily(db, family, 7).filter((other) => other.server !== server);

/** Throws where the catalogue has no such tool. */
export function toolView(db: Catalogue, serverSlug: string, toolSlug: string): ToolView {
  const server = serverFacts(db, serverSlug);
  const found = toolBySlug(db, serverSlug, toolSlug);
  if (!server || !found) throw new Error(`There is no tool ${serverSlug}/${toolSlug}.`);
  const preset = presetById(db, 'careful');
  const tool = ruled(db, found, preset.id);
  const policy = oneToolPolicy(server, tool, preset.unlisted, {
    ...comparedNames(db, serverSlug),
  });
  const sameName = familySize(db, tool.family);
  return {
    server,
    tool,
    preset,
    policy,
    blocked: hideTool(policy, tool.name),
    attacks: attacksOfTool(db, serverSlug, toolSlug, preset.id),
    vulnerabilities: vulnerabilitiesOf(db, serverSlug).filter(
      ({ affected }) => affected === 'affected',
    ),
    sameName,
    elsewhere: sameName === 1 ? [] : toolsElsewhere(db, tool),
    here: neighbours(db, tool),
    disagreements: disagreementsOfTool(db, serverSlug, tool.name),
    history: historiesOf(db, serverSlug).get(tool.name) ?? [],
  };
}
