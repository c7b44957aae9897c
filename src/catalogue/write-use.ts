import { isDescribed, type Server } from '#domain/server.ts';
import { byUse, type ServerUse, useLevel } from '#domain/server-use.ts';
import type { Insert } from './insert.ts';
import type { UsageContent } from './read/usage.ts';

type Named = Pick<Server, 'slug' | 'label' | 'origin' | 'packages'>;

/** Writes how widely servers are used, as far as that is known, and the order of all of them by it. */
export function writeUse(insert: Insert, all: readonly Named[], usage: UsageContent): void {
  const servers = all.filter(isDescribed);
  writeSources(insert, usage);
  const used = usesOf(servers, usage);
  for (const { slug } of servers) {
    const { repositories, downloads } = used.get(slug) ?? {};
    if (repositories === undefined && downloads === undefined) continue;
    insert('server_use', {
      server: slug,
      repositories: repositories ?? null,
      downloads: downloads ?? null,
      level: useLevel({ repositories, downloads }),
    });
  }
  servers
    .map(({ slug, label, origin }) => ({ slug, label, origin, ...used.get(slug) }))
    .sort(byUse)
    .forEach(({ slug }, place) => {
      insert('order_of_use', { slug, place });
    });
}

function writeSources(insert: Insert, { configurations, downloads }: UsageContent): void {
  const sources: [string, object][] = [];
  if (configurations) {
    const { servers: _, ...sample } = configurations.value;
    sources.push(['configurations', sample]);
  }
  if (downloads) {
    const { packages: _, ...month } = downloads.value;
    sources.push(['downloads', month]);
  }
  for (const [id, body] of sources) insert('use_source', { id, body: JSON.stringify(body) });
}

/** By slug. */
export function usesOf(
  servers: readonly Named[],
  { configurations, downloads }: UsageContent,
): Map<string, ServerUse> {
  const repositories = configurations?.value.servers ?? {};
  const packages = new Map(Object.entries(downloads?.value.packages ?? {}));
  const owners = ownersOf(servers);
  return new Map(
    servers.map((server) => {
      const counts = npmPackages(server)
        .filter((name) => owners.get(name) === server.slug)
        .flatMap((name) => packages.get(name) ?? []);
      const use: ServerUse = {
        ...(Object.hasOwn(repositories, server.slug) &&
          server.origin === 'ours' && { repositories: repositories[server.slug] }),
        ...(counts.length > 0 && { downloads: counts.reduce((sum, count) => sum + count, 0) }),
      };
      return [server.slug, use];
    }),
  );
}

/** Packages that are the server, and nothing else besides: without a subcommand. */
const npmPackages = ({ packages }: Named): string[] => [
  ...new Set(
    packages.flatMap(({ registry, name, subcommand }) =>
      registry === 'npm' && subcommand === undefined ? [name] : [],
    ),
  ),
];

/** To which server the downloads of a package belong: ours before others, and none of several. */
function ownersOf(servers: readonly Named[]): Map<string, string> {
  const named = new Map<string, Named[]>();
  for (const server of servers)
    for (const name of npmPackages(server)) named.set(name, [...(named.get(name) ?? []), server]);
  return new Map(
    [...named].flatMap(([name, all]) => {
      const ours = all.filter(({ origin }) => origin === 'ours');
      const [owner, ...others] = ours.length > 0 ? ours : all;
      return owner && others.length === 0 ? [[name, owner.slug] as const] : [];
    }),
  );
}
