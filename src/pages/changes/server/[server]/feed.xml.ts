import type { APIRoute } from 'astro';
import { serverFeed } from '#features/history/change-feed.ts';
import { catalogue } from '#queries/database.ts';
import { serversWithHistory } from '#queries/versions.ts';

export function getStaticPaths() {
  return serversWithHistory(catalogue()).map((server) => ({ params: { server } }));
}

export const GET: APIRoute = ({ params }) => serverFeed(catalogue(), params['server'] ?? '');
