import { combinations, type FoundCombination } from '#domain/attack/combination.ts';
import type { PatternEntry } from '#domain/attack/pattern.ts';
import { type RelevantPattern, relevantPatterns } from '#domain/attack/relevant-patterns.ts';
import { EVIDENCE_LEVELS } from '#domain/attack/vocabulary.ts';
import type { Disagreement } from '#domain/disagreement.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { policyFor } from '#domain/policy/policy-for.ts';
import type { Preset, PresetId } from '#domain/policy/preset.ts';
import { type Recommendation, recommend } from '#domain/policy/recommend.ts';
import type { Capability } from '#domain/risk/capability.ts';
import { severityRank } from '#domain/risk/severity.ts';
import { type ServerVulnerability, vulnerabilitiesOf } from '#queries/attack-servers.ts';
import { allPatterns, patternsBySlug } from '#queries/attacks.ts';
import { type Catalogue, once } from '#queries/database.ts';
import { disagreementsOf } from '#queries/disagreements.ts';
import { allPresets } from '#queries/presets.ts';
import { type SameTools, sameTools } from '#queries/same-tools.ts';
import { type CatalogueServer, type Exposure, exposure, serverBySlug } from '#queries/servers.ts';
import type { CatalogueTool } from '#queries/tool-row.ts';
import { allCombinations } from '#queries/vocabulary.ts';

export interface RuledTool extends CatalogueTool {
  readonly rule: Recommendation;
}

/** An attack and the tools of the server through which it applies, most of them first. */
export interface ServerAttack {
  readonly pattern: PatternEntry;
  readonly tools: readonly CatalogueTool[];
}

interface Member {
  readonly server: string;
  readonly name: string;
  readonly slug: string;
  readonly capabilities: readonly Capability[] | null;
}

export interface ServerView {
  readonly server: CatalogueServer;
  readonly tools: readonly RuledTool[];
  readonly exposure: readonly Exposure[];
  readonly preset: Preset;
  readonly presets: readonly Preset[];
  readonly policy: Policy;
  readonly attacks: readonly ServerAttack[];
  readonly together: readonly ServerCombination[];
  /** What the server or the session decides, whichever tool is called. */
  readonly undecided: readonly PatternEntry[];
  /** Of the server's own product, at the version read or at one that is not known. */
  readonly vulnerabilities: readonly ServerVulnerability[];
  readonly disagreements: readonly Disagreement[];
  readonly sameTools: readonly SameTools[];
}

export interface ServerCombination extends FoundCombination<Member> {
  readonly patterns: readonly PatternEntry[];
}

function member(tool: CatalogueTool): Member {
  const { category, capabilities } = tool.assessment;
  const unlabelled = category === 'unknown' && capabilities.length === 0;
  return {
    server: tool.server,
    name: tool.name,
    slug: tool.slug,
    capabilities: unlabelled ? null : capabilities,
  };
}

function attacksOn(db: Catalogue, tools: readonly CatalogueTool[]): ServerAttack[] {
  const byPattern = new Map<string, { pattern: PatternEntry; tools: CatalogueTool[] }>();
  for (const tool of tools) {
    const found: RelevantPattern<PatternEntry>[] = relevantPatterns(allPatterns(db), {
      assessment: tool.assessment,
      tool,
    });
    for (const { pattern, relevance } of found) {
      if (relevance.verdict !== 'applies') continue;
      const entry = byPattern.get(pattern.slug) ?? { pattern, tools: [] };
      entry.tools.push(tool);
      byPattern.set(pattern.slug, entry);
    }
  }
  return [...byPattern.values()].sort(
    (a, b) => b.tools.length - a.tools.length || a.pattern.id.localeCompare(b.pattern.id),
  );
}

/** Patterns that the server or the session decides, those with most evidence and harm first. */
const undecidedPatterns = (db: Catalogue): PatternEntry[] =>
  once(db, 'undecided patterns', () => {
    const weight = ({ evidence, severity }: PatternEntry) =>
      severityRank(severity) * 2 - EVIDENCE_LEVELS.indexOf(evidence);
    return allPatterns(db)
      .filter(({ applies }) => applies.decidedBy === 'server' || applies.decidedBy === 'session')
      .sort((a, b) => weight(b) - weight(a) || a.id.localeCompare(b.id));
  });

/** Everything that one server page shows under one preset. Throws where there is no such server. */
export function serverView(db: Catalogue, slug: string, presetId: PresetId): ServerView {
  const server = serverBySlug(db, slug);
  if (!server) throw new Error(`There is no server ${slug}.`);
  const presets = allPresets(db);
  const preset = presets.find((one) => one.id === presetId);
  if (!preset) throw new Error(`There is no preset ${presetId}.`);
  return {
    server,
    tools: server.tools.map((tool) => ({ ...tool, rule: recommend(tool.assessment, preset) })),
    exposure: exposure(db, slug),
    preset,
    presets,
    policy: policyFor(server, server.tools, preset),
    attacks: attacksOn(db, server.tools),
    together: combinations(allCombinations(db), server.tools.map(member))
      .filter(({ state, combination }) => state === 'complete' && combination.servers === undefined)
      .map((found) => ({ ...found, patterns: patternsBySlug(db, found.combination.patterns) })),
    undecided: undecidedPatterns(db),
    vulnerabilities: vulnerabilitiesOf(db, server),
    disagreements: disagreementsOf(db, slug),
    sameTools: sameTools(db, slug),
  };
}
