import type { APIRoute } from 'astro';
import { latestServers } from '#queries/changes.ts';
import { catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { jsonFeed } from '#seo/feed.ts';

export const GET: APIRoute = () => {
  const title = 'servers, as their sources were read';
  const feed = { title, home: routes.home(), feed: routes.jsonFeed(), recurring: true };
  return Response.json(jsonFeed(feed, latestServers(catalogue())));
};
