import type { APIRoute } from 'astro';
import { latestChanges } from '#features/history/queries/change-feed.ts';
import { catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { atomFeed } from '#seo/feed.ts';

export const GET: APIRoute = () => {
  const place = { home: routes.changes(), feed: routes.changesFeed() };
  const feed = { title: 'changes of servers', ...place, recurring: false };
  const xml = atomFeed(feed, latestChanges(catalogue()));
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml' } });
};
