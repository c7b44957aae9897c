import type { APIRoute } from 'astro';
import { attackEnvelope } from '#features/attacks/queries/attack-data.ts';
import { latestAttacks } from '#features/attacks/queries/attack-feed.ts';
import { catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { jsonFeed } from '#seo/feed.ts';

export const GET: APIRoute = () => {
  const about = attackEnvelope(catalogue());
  const place = { home: routes.attacks(), feed: routes.attackJsonFeed() };
  const feed = { title: 'attacks, newest first', ...place, recurring: false, about };
  return Response.json(jsonFeed(feed, latestAttacks(catalogue())));
};
