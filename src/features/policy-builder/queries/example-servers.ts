import type { Catalogue } from '#queries/database.ts';
import { listServers } from '#queries/servers.ts';

const OFFERED = 7;

/** Servers to begin with: the most widely used ones. */
export const exampleServers = (db: Catalogue): { slug: string; label: string }[] =>
  listServers(db)
    .slice(0, OFFERED)
    .map(({ slug, label }) => ({ slug, label }));
