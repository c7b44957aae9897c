import type { APIRoute } from 'astro';
import { attackEnvelope } from '#features/attacks/queries/attack-data.ts';
import { latestAttacks } from '#features/attacks/queries/attack-feed.ts';
import { catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { atomFeed } from '#seo/feed.ts';

export const GET: APIRoute = () => {
  const about = attackEnvelope(catalogue());
  const place = { home: routes.attacks(), feed: routes.attackFeed() };
  const feed = { title: 'attacks, newest first', ...place, recurring: false, about };
  const xml = atomFeed(feed, latestAttacks(catalogue()));
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml' } });
};
