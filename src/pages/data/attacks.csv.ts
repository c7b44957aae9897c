import type { APIRoute } from 'astro';
import { attacksAsCsv } from '#features/attacks/queries/attack-data.ts';
import { catalogue } from '#queries/database.ts';

export const GET: APIRoute = () =>
  new Response(attacksAsCsv(catalogue()), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
