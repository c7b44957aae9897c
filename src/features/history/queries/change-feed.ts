import type { Severity } from '#domain/risk/severity.ts';
import type { Change as FeedEntry } from '#queries/changes.ts';
import type { Catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { versionSummary } from '#wording/history.ts';
import { listed } from '#wording/list.ts';
import { allChanges, type Change } from './history-view.ts';

/** As many as a reader of feeds asks for at once. */
const MOST = 100;

function entryOf({ server, version, added, day }: Change): FeedEntry {
  const names = added.map(({ name, severity }) => `${name} (${severity})`);
  return {
    title: `${server.label} ${version.version}: ${versionSummary(version).toLowerCase()}`,
    path: `${routes.changesOf(server.slug)}#version-${version.version}`,
    day,
    summary: names.length > 0 ? `Added: ${listed(names)}.` : '',
  };
}

/** The newest changes of all servers. */
export const latestChanges = (db: Catalogue): FeedEntry[] =>
  allChanges(db).slice(0, MOST).map(entryOf);

/** The newest changes of one server. */
export function changesOfServer(db: Catalogue, slug: string): FeedEntry[] {
  const changes = allChanges(db).filter(({ server }) => server.slug === slug);
  return changes.slice(0, MOST).map(entryOf);
}

/** The newest versions that added a tool of one severity; only those tools are named. */
export function changesOfSeverity(db: Catalogue, severity: Severity): FeedEntry[] {
  const changes = allChanges(db).flatMap((change): Change[] => {
    const added = change.added.filter((tool) => tool.severity === severity);
    return added.length > 0 ? [{ ...change, added }] : [];
  });
  return changes.slice(0, MOST).map(entryOf);
}
