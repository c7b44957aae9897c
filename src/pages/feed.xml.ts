import type { APIRoute } from 'astro';
import { latestServers } from '#queries/changes.ts';
import { catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { atomFeed } from '#seo/feed.ts';

export const GET: APIRoute = () => {
  const title = 'servers, as their sources were read';
  const feed = { title, home: routes.home(), feed: routes.feed(), recurring: true };
  const xml = atomFeed(feed, latestServers(catalogue()));
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml' } });
};
