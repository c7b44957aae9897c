import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { databaseSchema } from '#queries/database-schema.ts';

export const GET: APIRoute = () =>
  new Response(databaseSchema(catalogue()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
