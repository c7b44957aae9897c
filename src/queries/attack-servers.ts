import type { VulnerabilityEntry } from '#domain/attack/vulnerability.ts';
import { attackBySlug } from './attacks.ts';
import { type Catalogue, rows, rowsIn } from './database.ts';
import { memo } from './memo.ts';

/** `affected`: product and version match. `unknown-version`: the product does, the version is open. */
export interface ServerVulnerability {
  readonly vulnerability: VulnerabilityEntry;
  readonly affected: 'affected' | 'unknown-version';
}

/** The vulnerabilities of a server's own product, certain ones first, then newest first. */
export const vulnerabilitiesOf = memo('vulnerabilities', (db, server: string) => {
  const sql = `SELECT a.slug, v.affected FROM server_vulnerability v JOIN attack a ON a.id = v.attack
    WHERE v.server = ? ORDER BY v.affected, a.public DESC, a.id`;
  type Row = { slug: string; affected: ServerVulnerability['affected'] };
  return rowsIn<Row>(db, { server }, sql, server).map(
    ({ slug, affected }): ServerVulnerability => ({
      vulnerability: attackBySlug(db, slug) as VulnerabilityEntry,
      affected,
    }),
  );
});

export interface ConcernedServer {
  readonly slug: string;
  readonly label: string;
  readonly version: string | null;
  readonly affected: ServerVulnerability['affected'];
}

/** The servers of the catalogue that a vulnerability concerns, by the slug of the vulnerability. */
export function serversConcerned(db: Catalogue, vulnerability: string): ConcernedServer[] {
  const sql = `SELECT s.slug, s.label, p.version, v.affected
    FROM attack a JOIN server_vulnerability v ON v.attack = a.id JOIN server s ON s.slug = v.server
      LEFT JOIN package p ON p.server = s.slug AND p.position = 0
    WHERE a.slug = ? ORDER BY s.slug`;
  return rows<ConcernedServer>(db, sql, vulnerability);
}
