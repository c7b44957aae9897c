import type { Catalogue } from '#queries/database.ts';
import { listServers } from '#queries/servers.ts';

/** Servers that many readers are likely to have connected. */
const KNOWN = ['github', 'playwright', 'slack', 'notion', 'filesystem', 'stripe', 'supabase'];
const FEWEST = 4;

/** Servers to try something out with: well-known ones, or else those with the most tools. */
export function exampleServers(db: Catalogue): { slug: string; label: string }[] {
  const all = listServers(db);
  const known = KNOWN.flatMap((slug) => all.find((server) => server.slug === slug) ?? []);
  const largest = [...all]
    .sort((a, b) => b.tools - a.tools)
    .filter((server) => !known.includes(server));
  const more = largest.slice(0, Math.max(0, FEWEST - known.length));
  return [...known, ...more].map(({ slug, label }) => ({ slug, label }));
}
