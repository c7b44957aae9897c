import type { PatternEntry } from '#domain/attack/pattern.ts';
import { type RelevantPattern, relevantPatterns } from '#domain/attack/relevant-patterns.ts';
import { shortlist } from '#domain/attack/shortlist.ts';
import { type Stopping, stopping } from '#domain/attack/stopping.ts';
import type { Disagreement } from '#domain/disagreement.ts';
import { hideTool } from '#domain/policy/hide-tool.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { singleToolPolicy } from '#domain/policy/policy-for.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { type Recommendation, recommend } from '#domain/policy/recommend.ts';
import { type ServerVulnerability, vulnerabilitiesOf } from '#queries/attack-servers.ts';
import { allPatterns } from '#queries/attacks.ts';
import type { Catalogue } from '#queries/database.ts';
import { disagreementsOf } from '#queries/disagreements.ts';
import { familySize, type ListedTool, neighbours, toolsOfFamily } from '#queries/listing.ts';
import { presetById } from '#queries/presets.ts';
import { type ServerFacts, serverFacts } from '#queries/servers.ts';
import type { CatalogueTool } from '#queries/tool-row.ts';
import { toolBySlug, toolNames } from '#queries/tools.ts';

export interface ToolAttack extends RelevantPattern<PatternEntry> {
  readonly stopping: Stopping;
}

/** Everything that one tool page shows, each value from its one source. */
export interface ToolView {
  readonly server: ServerFacts;
  readonly tool: CatalogueTool;
  readonly preset: Preset;
  readonly rule: Recommendation;
  readonly policy: Policy;
  /** The same policy with the tool refused, for "how do I block it". */
  readonly blocked: Policy;
  readonly attacks: readonly ToolAttack[];
  /** The few of them to show, in their order. */
  readonly shortlist: readonly ToolAttack[];
  /** Of the server's own product, at the version that was read. */
  readonly vulnerabilities: readonly ServerVulnerability[];
  /** How many servers have a tool of this name, this one included. */
  readonly sameName: number;
  readonly elsewhere: readonly ListedTool[];
  readonly here: readonly ListedTool[];
  /** What the sources say differently of this tool. */
  readonly disagreements: readonly Disagreement[];
}

/** Throws where the catalogue has no such tool. */
export function toolView(db: Catalogue, serverSlug: string, toolSlug: string): ToolView {
  const server = serverFacts(db, serverSlug);
  const tool = toolBySlug(db, serverSlug, toolSlug);
  if (!server || !tool) throw new Error(`There is no tool ${serverSlug}/${toolSlug}.`);
  const preset = presetById(db, 'careful');
  const rule = recommend(tool.assessment, preset);
  const policy = singleToolPolicy(server, tool, preset, {
    neighbours: toolNames(db, serverSlug).filter((name) => name !== tool.name),
  });
  const subject = { assessment: tool.assessment, tool };
  const attacks = relevantPatterns(allPatterns(db), subject).map((found) => ({
    ...found,
    stopping: stopping(found.pattern, rule),
  }));
  const short = new Set(shortlist(attacks).map(({ pattern }) => pattern.slug));
  return {
    server,
    tool,
    preset,
    rule,
    policy,
    blocked: hideTool(policy, tool.name),
    attacks,
    shortlist: attacks.filter(({ pattern }) => short.has(pattern.slug)),
    vulnerabilities: vulnerabilitiesOf(db, server).filter(
      ({ affected }) => affected === 'affected',
    ),
    sameName: familySize(db, tool.family),
    elsewhere: toolsOfFamily(db, tool.family, 7).filter((other) => other.server !== serverSlug),
    here: neighbours(db, tool, 8),
    disagreements: disagreementsOf(db, serverSlug).filter(({ tool: name }) => name === tool.name),
  };
}
