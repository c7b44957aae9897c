import type { APIRoute } from 'astro';
import { attackEnvelope } from '#queries/attack-data.ts';
import { latestAttacks } from '#queries/attack-feed.ts';
import { catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { jsonFeed } from '#seo/feed.ts';

export const GET: APIRoute = () =>
  Response.json(
    jsonFeed(
      { title: 'attacks', home: routes.attacks(), feed: routes.attackJsonFeed() },
      latestAttacks(catalogue()),
      attackEnvelope(catalogue()),
    ),
  );
