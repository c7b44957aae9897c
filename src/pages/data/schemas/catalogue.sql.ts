import type { APIRoute } from 'astro';
import { databaseSchema } from '#features/data/queries/database-schema.ts';
import { catalogue } from '#queries/database.ts';

export const GET: APIRoute = () =>
  new Response(databaseSchema(catalogue()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
