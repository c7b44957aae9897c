import type { APIRoute } from 'astro';
import { changesFeed } from '#features/history/change-feed.ts';
import { catalogue } from '#queries/database.ts';

export const GET: APIRoute = () => changesFeed(catalogue());
