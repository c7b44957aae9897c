import type { Identified } from '../identity.ts';
import type { Repository } from '../server.ts';
import { commandKey, extensionKey, packageKey, repositoryKey } from './recognition.ts';

/** A key that belongs to one server only, and the field of the server that claims it. */
export interface IdentityClaim {
  readonly key: string;
  readonly path: readonly (string | number)[];
}

type Claiming = { readonly [K in keyof Identified]?: Identified[K] | undefined } & {
  readonly repository?: Repository | undefined;
};

/**
 * Everything but addresses that identifies a server surely. A folder of a repository identifies none:
 * what starts from a repository starts it as a whole.
 */
export function identityClaims(server: Claiming): IdentityClaim[] {
  const { packages = [], commands = [], extensions = [], formerly = [], repository } = server;
  const claims: IdentityClaim[] = [
    ...packages.map(({ registry, name, subcommand }, at) => ({
      key: packageKey(registry, name, subcommand),
      path: ['packages', at],
    })),
    ...commands.map((words, at) => ({ key: commandKey(words), path: ['commands', at] })),
    ...extensions.map((id, at) => ({ key: extensionKey(id), path: ['extensions', at] })),
    ...formerly.flatMap(({ registry, name = '', repository: url }, at) => ({
      key: registry ? packageKey(registry, name) : repositoryKey(url ?? ''),
      path: ['formerly', at],
    })),
  ];
  if (repository && repository.folder === undefined)
    claims.push({ key: repositoryKey(repository.url), path: ['repository'] });
  return claims;
}
