/** Where the code of a server is: a repository and, if it shares it with others, its folder. */
export interface RepositoryPlace {
  readonly repository?: string | undefined;
  readonly repositoryPath?: string | undefined;
}

const folderOf = (path: string | undefined): string | undefined => {
  const folder = path?.replace(/^\.?\/+|\/+$/g, '');
  return folder === '' || folder === '.' ? undefined : folder;
};

/**
 * The address that people open, from whatever a package or a registry states: `git+https://….git`,
 * `git@host:owner/name`, `github:owner/name`, `owner/name/tree/branch/folder`. A separate folder
 * wins over one in the address.
 */
export function repositoryPlace(stated: string | undefined, folder?: string): RepositoryPlace {
  if (stated === undefined) return {};
  const address = stated
    .trim()
    .replace(/^git\+/, '')
    .replace(/^github:/, 'https://github.com/')
    .replace(/^(?:ssh:\/\/)?git@([^:/]+)[:/]/, 'https://$1/')
    .replace(/^git:\/\//, 'https://');
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return {};
  const { origin, pathname } = new URL(address);
  const tree = /^(\/[^/]+\/[^/]+)\/tree\/[^/]+\/(.+)$/.exec(pathname);
  const path = (tree?.[1] ?? pathname).replace(/\/+$/, '').replace(/\.git$/, '');
  const repositoryPath = folderOf(folder) ?? folderOf(tree?.[2]);
  return { repository: origin + path, ...(repositoryPath ? { repositoryPath } : {}) };
}
