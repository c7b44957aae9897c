import type { Severity } from '#domain/risk/severity.ts';
import type { Catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { atomFeed, type FeedItem } from '#seo/feed.ts';
import { versionSummary } from '#wording/history.ts';
import { listed } from '#wording/list.ts';
import { allChanges, type Change } from './queries/history-view.ts';

/** As many as a reader of feeds asks for at once. */
const MOST = 100;

function itemOf({ server, version, added, day }: Change): FeedItem {
  const names = added.map(({ name, severity }) => `${name} (${severity})`);
  return {
    title: `${server.label} ${version.version}: ${versionSummary(version).toLowerCase()}`,
    path: `${routes.changesOf(server.slug)}#version-${version.version}`,
    day,
    summary: names.length > 0 ? `Added: ${listed(names)}.` : '',
  };
}

const response = (feed: string, home: string, title: string, changes: readonly Change[]) => {
  const facts = { title, home, feed, recurring: false };
  const xml = atomFeed(facts, changes.slice(0, MOST).map(itemOf));
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml' } });
};

/** Feed of the changes of all servers. */
export const changesFeed = (db: Catalogue): Response =>
  response(routes.changesFeed(), routes.changes(), 'changes of servers', allChanges(db));

/** Feed of the changes of one server. */
export function serverFeed(db: Catalogue, slug: string): Response {
  const changes = allChanges(db).filter(({ server }) => server.slug === slug);
  const title = `changes of ${changes[0]?.server.label ?? slug}`;
  return response(routes.changesFeedOf(slug), routes.changesOf(slug), title, changes);
}

/** Feed of the versions that added a tool of one severity. */
export function severityFeed(db: Catalogue, severity: Severity): Response {
  const changes = allChanges(db).flatMap((change): Change[] => {
    const added = change.added.filter((tool) => tool.severity === severity);
    return added.length > 0 ? [{ ...change, added }] : [];
  });
  const title = `added tools of severity ${severity}`;
  return response(routes.changesFeedFrom(severity), routes.changes(), title, changes);
}
