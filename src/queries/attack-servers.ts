import { type Affected, affects, type Identity } from '#domain/attack/affects.ts';
import type { VulnerabilityEntry } from '#domain/attack/vulnerability.ts';
import type { Package } from '#domain/server.ts';
import { allVulnerabilities } from './attacks.ts';
import { type Catalogue, once, rows } from './database.ts';

/** `affected`: product and version match. `unknown-version`: the product does, the version is open. */
export interface ServerVulnerability {
  readonly vulnerability: VulnerabilityEntry;
  readonly affected: Extract<Affected, 'affected' | 'unknown-version'>;
}

const located = (db: Catalogue): VulnerabilityEntry[] =>
  once(db, 'located vulnerabilities', () =>
    allVulnerabilities(db).filter(({ products }) =>
      products.some((product) => product.package ?? product.repository),
    ),
  );

/** The vulnerabilities of a server's own product, certain ones first, then newest first. */
export function vulnerabilitiesOf(db: Catalogue, server: Identity): ServerVulnerability[] {
  return located(db)
    .map((vulnerability) => ({ vulnerability, affected: affects(vulnerability, server) }))
    .filter((one): one is ServerVulnerability =>
      ['affected', 'unknown-version'].includes(one.affected),
    )
    .sort(
      (a, b) =>
        a.affected.localeCompare(b.affected) ||
        b.vulnerability.public.localeCompare(a.vulnerability.public),
    );
}

interface IdentityRow {
  slug: string;
  label: string;
  registry: Package['registry'] | null;
  name: string | null;
  version: string | null;
  url: string | null;
  folder: string | null;
}

export interface ConcernedServer {
  readonly slug: string;
  readonly label: string;
  readonly version: string | null;
  readonly affected: ServerVulnerability['affected'];
}

/** The servers of the catalogue that each vulnerability concerns, by the vulnerability's slug. */
const concerned = (db: Catalogue): ReadonlyMap<string, ConcernedServer[]> =>
  once(db, 'concerned servers', () => {
    const found = new Map<string, ConcernedServer[]>();
    const sql = `SELECT slug, label, package_registry AS registry, package_name AS name,
        package_version AS version, repository_url AS url, repository_folder AS folder
      FROM server ORDER BY slug`;
    for (const row of rows<IdentityRow>(db, sql)) {
      for (const { vulnerability, affected } of vulnerabilitiesOf(db, identity(row))) {
        const { slug, label, version } = row;
        const known = found.get(vulnerability.slug) ?? [];
        found.set(vulnerability.slug, [...known, { slug, label, version, affected }]);
      }
    }
    return found;
  });

function identity({ registry, name, version, url, folder }: IdentityRow): Identity {
  return {
    package: registry && name ? { registry, name, ...(version ? { version } : {}) } : undefined,
    repository: url ? { url, ...(folder ? { folder } : {}) } : undefined,
  };
}

export const serversConcerned = (db: Catalogue, vulnerability: string): ConcernedServer[] =>
  concerned(db).get(vulnerability) ?? [];
