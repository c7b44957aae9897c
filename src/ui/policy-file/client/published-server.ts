import { config } from 'zod';
import { type PublishedServer, publishedServerSchema } from '#domain/published-server.ts';
import { routes } from '#routes';
import { loadFile } from '#ui/client/site-file.ts';

// Zod would try to compile its schemas, which the security policy of the pages refuses.
config({ jitless: true });

/** What is known of one server. Rejects with `FileMissing` where the catalogue does not have it. */
export const loadPublishedServer = (server: string): Promise<PublishedServer> =>
  loadFile(routes.publishedServer(encodeURIComponent(server)), (value) =>
    publishedServerSchema.parse(value),
  );
