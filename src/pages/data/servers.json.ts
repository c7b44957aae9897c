import type { APIRoute } from 'astro';
import { publishedUse } from '#domain/server-use.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { catalogue } from '#queries/database.ts';
import { useSources } from '#queries/server-use.ts';
import { listServers } from '#queries/servers.ts';
import { routes } from '#routes';

export const GET: APIRoute = () => {
  const db = catalogue();
  const sources = useSources(db);
  return Response.json(
    listServers(db).map(({ description, repositories, downloads, ...server }) => ({
      ...server,
      foreignDescription: description === null ? null : plainForeignText(description),
      use:
        publishedUse(
          { repositories: repositories ?? undefined, downloads: downloads ?? undefined },
          sources,
        ) ?? null,
      data: routes.serverData(server.slug),
    })),
  );
};
