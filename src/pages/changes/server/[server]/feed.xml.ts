import type { APIRoute } from 'astro';
import { changesOfServer } from '#features/history/queries/change-feed.ts';
import { catalogue } from '#queries/database.ts';
import { serverBySlug } from '#queries/servers.ts';
import { serversWithHistory } from '#queries/versions.ts';
import { routes } from '#routes';
import { atomFeed } from '#seo/feed.ts';

export function getStaticPaths() {
  return serversWithHistory(catalogue()).map((server) => ({ params: { server } }));
}

export const GET: APIRoute = ({ params }) => {
  const slug = params['server'] ?? '';
  const place = { home: routes.changesOf(slug), feed: routes.changesFeedOf(slug) };
  const title = `changes of ${serverBySlug(catalogue(), slug)?.label ?? slug}`;
  const xml = atomFeed({ title, ...place, recurring: false }, changesOfServer(catalogue(), slug));
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml' } });
};
