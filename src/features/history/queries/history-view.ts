import { effectsOf, type VersionEffect } from '#domain/history/effect.ts';
import type { Version } from '#domain/history/history.ts';
import type { Preset } from '#domain/policy/preset.ts';
import type { Severity } from '#domain/risk/severity.ts';
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

/** Versions that changed a tool, newest first. */
export function allChanges(db: Catalogue): Change[] {
  const changes = serversWithHistory(db).flatMap((slug) => {
    const { server, versions, tools } = historyView(db, slug);
    return versions.flatMap(({ version }): Change[] => {
      const { added = [], removed = [], changed = [] } = version;
      if (added.length + removed.length + changed.length === 0) return [];
      const day = version.published ?? version.read;
      const listed = added.flatMap((name) => tools.get(name) ?? []);
      return [{ server: { slug, label: server.label }, version, added: listed, day }];
    });
  });
  return changes.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
}
