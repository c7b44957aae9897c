import type { FingerprintBasis } from '#domain/fingerprint-basis.ts';
import type { FingerprintFile } from '#domain/fingerprint-file.ts';
import { type Catalogue, rows } from '#queries/database.ts';
import { BASIS_MEANING, FINGERPRINT_ALGORITHM } from '#wording/provenance.ts';

interface FingerprintRow {
  readonly server: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly basis: FingerprintBasis;
}

/** The fingerprints of all tools, by server and name. */
export function fingerprintFile(db: Catalogue): FingerprintFile {
  const sql = `SELECT server, name, fingerprint, fingerprint_basis AS basis FROM tool
    ORDER BY server, name`;
  const servers = new Map<string, [string, { sha256: string; basis: FingerprintBasis }][]>();
  for (const { server, name, fingerprint, basis } of rows<FingerprintRow>(db, sql)) {
    const tools = servers.get(server) ?? [];
    if (tools.length === 0) servers.set(server, tools);
    tools.push([name, { sha256: fingerprint, basis }]);
  }
  return {
    algorithm: FINGERPRINT_ALGORITHM,
    bases: BASIS_MEANING,
    servers: Object.fromEntries(
      [...servers].map(([server, tools]) => [server, Object.fromEntries(tools)]),
    ),
  };
}
