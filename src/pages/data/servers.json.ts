import type { APIRoute } from 'astro';
import { plainForeignText } from '#domain/upstream-text.ts';
import { catalogue } from '#queries/database.ts';
import { listServers } from '#queries/servers.ts';
import { routes } from '#routes';

export const GET: APIRoute = () =>
  Response.json(
    listServers(catalogue()).map(({ description, ...server }) => ({
      ...server,
      foreignDescription: description === null ? null : plainForeignText(description),
      data: routes.serverData(server.slug),
    })),
  );
