import { comparableRepository, type Server } from '#domain/server.ts';

type Identified = Pick<Server, 'packages' | 'repository'>;

/** Keys under which two records can be the same server: a package, or repository and folder. */
export function identityKeys(server: Identified): string[] {
  const keys = server.packages.map(({ registry, name, subcommand = [] }) =>
    [`${registry}:${name.toLowerCase()}`, ...subcommand].join(' '),
  );
  if (server.repository) {
    const url = comparableRepository(server.repository.url);
    keys.push(`repository:${url}#${server.repository.folder ?? ''}`);
  }
  return keys;
}

/** Finds, among these, the ones that may be the same server as a given one. */
export function byIdentity<T extends Identified>(all: readonly T[]) {
  const byKey = new Map<string, T[]>();
  for (const server of all) {
    for (const key of identityKeys(server)) {
      const list = byKey.get(key);
      if (list) list.push(server);
      else byKey.set(key, [server]);
    }
  }
  return (server: Identified): T[] => identityKeys(server).flatMap((key) => byKey.get(key) ?? []);
}
