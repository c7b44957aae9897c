import { everyFacet } from '#features/browse/queries/browse-view.ts';
import { attackAliases } from '#queries/attacks.ts';
import { catalogue } from '#queries/database.ts';
import { outlineSlugs } from '#queries/outlines.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { thinToolPaths } from '#queries/tools.ts';
import { routes } from '#routes';

let hidden: ReadonlySet<string> | undefined;

function hiddenPaths(): ReadonlySet<string> {
  const thin = thinToolPaths(catalogue()).map(({ server, tool }) => routes.tool(server, tool));
  const aliases = attackAliases(catalogue()).map(({ address }) => routes.attack(address));
  const empty = Object.values(everyFacet(catalogue()))
    .flat()
    .flatMap(({ facet, tools }) => (tools === 0 ? [routes.facet(facet)] : []));
  const files = allServerSlugs(catalogue()).map((server) => routes.policyFiles(server, 'careful'));
  const outlines = outlineSlugs(catalogue()).map((server) => routes.server(server));
  return new Set([
    ...outlines,
    ...thin,
    ...files,
    ...aliases,
    ...empty,
    routes.search(),
    '/404.html',
  ]);
}

/** False for an address that is `noindex` and stays off the sitemap. */
export function isIndexed(address: string): boolean {
  hidden ??= hiddenPaths();
  const { pathname } = new URL(address);
  return !pathname.startsWith(routes.outlines()) && !hidden.has(pathname);
}
