import { type ServerIndex, serverIndexSchema } from '#domain/policy-builder/server-index.ts';
import { type Catalogue, rows } from '#queries/database.ts';

interface IndexRow {
  slug: string;
  label: string;
  tools: number;
  vendor: string | null;
  package: string | null;
}

/** Every server that can be picked, by label. */
export function serverIndex(db: Catalogue): ServerIndex {
  const sql = `SELECT slug, label, tool_count AS tools, vendor, package_name AS package FROM server
    ORDER BY label COLLATE NOCASE, slug`;
  const servers = rows<IndexRow>(db, sql).map((row) => [
    row.slug,
    row.label,
    row.tools,
    row.vendor ?? '',
    row.package ?? '',
  ]);
  return serverIndexSchema.parse({ servers });
}
