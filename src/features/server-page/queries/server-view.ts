import type { PatternEntry } from '#domain/attack/pattern.ts';
import { EVIDENCE_LEVELS } from '#domain/attack/vocabulary.ts';
import type { Disagreement } from '#domain/disagreement.ts';
import { effectsOf, type VersionEffect } from '#domain/history/effect.ts';
import type { Version } from '#domain/history/history.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { serverPolicy } from '#domain/policy/policy-of-rules.ts';
import type { Preset, PresetId } from '#domain/policy/preset.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { severityRank } from '#domain/risk/severity.ts';
import type { ServerUse, UseSources } from '#domain/server-use.ts';
import { type ServerVulnerability, vulnerabilitiesOf } from '#queries/attack-servers.ts';
import { attacksOfServer, type ServerAttack } from '#queries/attack-tools.ts';
import { allPatterns } from '#queries/attacks.ts';
import { combinationsOf, type ServerCombination } from '#queries/combinations.ts';
import type { Catalogue } from '#queries/database.ts';
import { guardMeasured } from '#queries/evaluation.ts';
import { memo } from '#queries/memo.ts';
import { allPresets } from '#queries/presets.ts';
import { type Product, productById } from '#queries/products.ts';
import { publishedServer } from '#queries/published-server.ts';
import { type SameTools, sameTools } from '#queries/same-tools.ts';
import { useOf, useSources } from '#queries/server-use.ts';
import {
  type CatalogueServer,
  disagreementsOf,
  type Exposure,
  exposure,
  serverBySlug,
} from '#queries/servers.ts';
import { type RuledTool, ruledTools } from '#queries/tools.ts';
import { versionsOf } from '#queries/versions.ts';
import { type StartView, startViews } from './start-views.ts';

/** The policy of one preset for a server. */
export interface PresetPolicy {
  readonly preset: Preset;
  readonly tools: readonly RuledTool[];
  readonly policy: Policy;
}

/** What a page shows of a server under one preset. */
export interface ServerPolicyView {
  readonly server: CatalogueServer;
  readonly tools: readonly RuledTool[];
  readonly preset: Preset;
  /** The policy of each preset, for the same server. */
  readonly policies: readonly PresetPolicy[];
  readonly policy: Policy;
  /** What the guard saved where this preset was measured, as a sentence. */
  readonly measured: string | undefined;
}

/** A published version, and what it does to policies of the preset that a page shows. */
export interface ShownVersion {
  readonly version: Version;
  readonly effect: VersionEffect | undefined;
}

/** Everything that the page of a server shows. */
export interface ServerView extends ServerPolicyView {
  readonly exposure: readonly Exposure[];
  readonly attacks: readonly ServerAttack[];
  readonly together: readonly ServerCombination[];
  /** What the server or the session decides, whichever tool is called. */
  readonly undecided: readonly PatternEntry[];
  /** Of the server's own product, at the version read or at one that is not known. */
  readonly vulnerabilities: readonly ServerVulnerability[];
  readonly disagreements: readonly Disagreement[];
  readonly sameTools: readonly SameTools[];
  /** Where its vendor has other servers for the same product. */
  readonly product: Product | undefined;
  /** Ways of starting it with fewer tools, and what they save in the first format. */
  readonly starts: readonly StartView[];
  /** Newest first; the oldest is compared with nothing. Empty where none was read. */
  readonly versions: readonly ShownVersion[];
  readonly use: ServerUse;
  readonly useSources: UseSources;
}

/** The format for which a page that shows all of them counts questions: the first one. */
export const COUNTED_FORMAT = TARGETS[0] as EnforcementTarget;

/** Patterns that the server or the session decides, those with most evidence and harm first. */
const undecidedPatterns = memo('undecided patterns', (db): PatternEntry[] => {
  const weight = ({ evidence, severity }: PatternEntry) =>
    severityRank(severity) * 2 - EVIDENCE_LEVELS.indexOf(evidence);
  return allPatterns(db)
    .filter(({ applies }) => applies.decidedBy === 'server' || applies.decidedBy === 'session')
    .sort((a, b) => weight(b) - weight(a) || a.id.localeCompare(b.id));
});

/** Throws where there is no such server. */
export function serverPolicyView(
  db: Catalogue,
  slug: string,
  presetId: PresetId,
): ServerPolicyView {
  const server = existingServer(db, slug);
  const policies = policiesOf(db, slug);
  const shown = policies.find(({ preset }) => preset.id === presetId);
  if (!shown) throw new Error(`There is no preset ${presetId}.`);
  return { server, ...shown, policies, measured: guardMeasured(db, presetId) };
}

/** The same policies on every page of a server, so that their files are rendered once. */
const policiesOf = memo(
  'policies of a server',
  (db, slug: string): readonly PresetPolicy[] => {
    const server = existingServer(db, slug);
    return allPresets(db).map((preset) => {
      const tools = ruledTools(db, server, preset.id);
      return { preset, tools, policy: serverPolicy(server, tools, preset.unlisted) };
    });
  },
  { saysAll: true },
);

function existingServer(db: Catalogue, slug: string): CatalogueServer {
  const server = serverBySlug(db, slug);
  if (!server) throw new Error(`There is no server ${slug}.`);
  return server;
}

function shownVersions(db: Catalogue, { server, preset, tools }: ServerPolicyView): ShownVersion[] {
  const decisions = new Map(tools.map(({ name, rule }) => [name, rule.decision]));
  const rules = { preset: preset.id, unlisted: preset.unlisted, decisions };
  return versionsOf(db, server.slug).map((version) => ({
    version,
    effect: effectsOf(version, [rules])[0],
  }));
}

/** Everything that the page of a server shows. Throws where there is no such server. */
export function serverView(db: Catalogue, slug: string): ServerView {
  const view = serverPolicyView(db, slug, 'careful');
  const hasStarts = view.server.starts.length > 0;
  return {
    ...view,
    starts: hasStarts ? startViews(publishedServer(db, slug), view.preset, COUNTED_FORMAT) : [],
    exposure: exposure(db, slug),
    attacks: attacksOfServer(db, slug, 'careful'),
    together: combinationsOf(db, slug),
    undecided: undecidedPatterns(db),
    vulnerabilities: vulnerabilitiesOf(db, slug),
    disagreements: disagreementsOf(db, slug),
    sameTools: sameTools(db, slug),
    product: productById(db, view.server.product),
    versions: shownVersions(db, view),
    use: useOf(db, slug),
    useSources: useSources(db),
  };
}
