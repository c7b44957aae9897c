import {
  type PublishedServer,
  publishedParameters,
  publishedServerSchema,
} from '#domain/published-server.ts';
import type { Catalogue } from './database.ts';
import { outlineBySlug } from './outlines.ts';

/** What `/build/servers/<slug>.json` holds of an outlined server. */
export function publishedOutline(db: Catalogue, slug: string): PublishedServer {
  const { label, package: published, tools } = outlineBySlug(db, slug);
  return publishedServerSchema.parse({
    ...{ slug, label },
    ...(published ? { package: published.name } : {}),
    outline: true,
    tools: tools.map(({ rows: _, hints, parameters, ...tool }) => ({
      ...tool,
      ...(hints.readOnlyHint === true ? { markedReadOnly: true as const } : {}),
      parameters: publishedParameters(parameters),
    })),
  } satisfies PublishedServer);
}
