import { nearestWord } from '#catalogue/problem.ts';
import type { Catalogue } from '#queries/database.ts';
import {
  allServerSlugs,
  type CatalogueServer,
  serverBySlug,
  serversOfPackage,
} from '#queries/servers.ts';
import { toolsOf } from './assess-scan.ts';
import { ScanFailed } from './scan-failed.ts';
import type { Scan } from './scan-server.ts';

function sharedNames(server: CatalogueServer, names: ReadonlySet<string>): number {
  return server.tools.filter(({ name }) => names.has(name)).length;
}

/**
 * The server of the catalogue that a scan is compared with: the one that is named, else one of the
 * same package with most tool names in common, else one whose slug is the name of the scan and with
 * which it shares half of the names. Throws ScanFailed where there is none.
 */
export function knownServer(db: Catalogue, scan: Scan, slug: string | undefined): CatalogueServer {
  if (slug !== undefined) {
    const server = serverBySlug(db, slug);
    if (server) return server;
    const near = nearestWord(slug, allServerSlugs(db));
    const hint = near === null ? '' : ` Did you mean “${near}”?`;
    throw new ScanFailed(`The catalogue has no server “${slug}”.${hint}`);
  }
  const names = new Set(toolsOf(scan).tools.map(({ name }) => name));
  const samePackage = (scan.package ? serversOfPackage(db, scan.package) : []).sort(
    (a, b) => sharedNames(b, names) - sharedNames(a, names),
  );
  if (samePackage[0]) return samePackage[0];
  const sameName = serverBySlug(db, scan.target.name);
  if (sameName) {
    const smaller = Math.min(sameName.tools.length, names.size);
    if (names.size > 0 && sharedNames(sameName, names) * 2 >= smaller) return sameName;
  }
  const what = scan.package ? `${scan.package.registry} ${scan.package.name}` : scan.target.name;
  throw new ScanFailed(`The catalogue does not know ${what}; --server SLUG says which one it is.`);
}
