import { datedChanges } from '#domain/history/dated-changes.ts';
import { effectsOf, type VersionEffect } from '#domain/history/effect.ts';
import type { Version } from '#domain/history/history.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { type Severity, severityRank } from '#domain/risk/severity.ts';
import type { Catalogue } from '#queries/database.ts';
import { memo } from '#queries/memo.ts';
import { allPresets } from '#queries/presets.ts';
import { type CatalogueServer, serverBySlug } from '#queries/servers.ts';
import { ruledTools } from '#queries/tools.ts';
import { serversWithHistory, versionsOf } from '#queries/versions.ts';

/** A tool of a version that the catalogue lists now. */
export interface ListedTool {
  readonly name: string;
  readonly slug: string;
  readonly severity: Severity;
}

/** A published version, and what it does to policies. */
export interface VersionView {
  readonly version: Version;
  readonly effects: readonly VersionEffect[];
}

export interface HistoryView {
  readonly server: CatalogueServer;
  readonly versions: readonly VersionView[];
  readonly presets: readonly Preset[];
  /** Tools of the newest version, by name. */
  readonly tools: ReadonlyMap<string, ListedTool>;
}

/** The history of a server; throws where there is no such server. */
export const historyView = memo('history of a server', (db, slug: string): HistoryView => {
  const server = serverBySlug(db, slug);
  if (!server) throw new Error(`There is no server ${slug}.`);
  const presets = allPresets(db);
  const rules = presets.map(({ id, unlisted }) => {
    const decisions = ruledTools(db, server, id).map(
      ({ name, rule }) => [name, rule.decision] as const,
    );
    return { preset: id, unlisted, decisions: new Map(decisions) };
  });
  const versions = versionsOf(db, slug).map((version) => ({
    version,
    effects: effectsOf(version, rules),
  }));
  const tools = server.tools.map(({ name, slug: address, assessment }) => {
    return [name, { name, slug: address, severity: assessment.severity }] as const;
  });
  return { server, versions, presets, tools: new Map(tools) };
});

/** One version of one server, for lists over all servers. */
export interface Change {
  readonly server: { readonly slug: string; readonly label: string };
  readonly version: Version;
  /** The tools that it added and that are still listed, by name. */
  readonly added: readonly ListedTool[];
  /** Day by which it is ordered: of publication, else of reading. */
  readonly day: string;
}

const worst = ({ added }: Change): number =>
  Math.max(0, ...added.map(({ severity }) => severityRank(severity)));

/** Versions that changed a tool, newest first, and of one day those first that added the most severe tools. */
export function allChanges(db: Catalogue): Change[] {
  const changes = serversWithHistory(db).flatMap((slug) => {
    const { server, versions, tools } = historyView(db, slug);
    const dated = datedChanges(versions.map(({ version }) => version));
    return dated.map(({ version, day }): Change => {
      const added = (version.added ?? []).flatMap((name) => tools.get(name) ?? []);
      return { server: { slug, label: server.label }, version, added, day };
    });
  });
  return changes.sort(
    (a, b) =>
      b.day.localeCompare(a.day) ||
      worst(b) - worst(a) ||
      a.server.label.localeCompare(b.server.label),
  );
}
