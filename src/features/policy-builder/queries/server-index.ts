import { type ServerIndex, serverIndexSchema } from '#domain/policy-builder/server-index.ts';
import { type Catalogue, rows } from '#queries/database.ts';

interface IndexRow {
  slug: string;
  label: string;
  tools: number;
  vendor: string | null;
  packages: string | null;
}

/** Every server that can be picked, the most widely used first. */
export function serverIndex(db: Catalogue): ServerIndex {
  const sql = `SELECT slug, label, tool_count AS tools, vendor,
      (SELECT group_concat(name, ' ' ORDER BY position) FROM package p WHERE p.server = slug)
        AS packages
    FROM server JOIN order_of_use USING (slug) ORDER BY place`;
  const servers = rows<IndexRow>(db, sql).map((row) => [
    row.slug,
    row.label,
    row.tools,
    row.vendor ?? '',
    row.packages ?? '',
  ]);
  return serverIndexSchema.parse({ servers });
}

/** Every outlined server that can be picked, by label. */
export function outlineIndex(db: Catalogue): ServerIndex {
  const sql = `SELECT server AS slug, label, tool_count AS tools,
      CASE WHEN package_name = label THEN '' ELSE coalesce(package_name, '') END AS packages
    FROM outline ORDER BY label COLLATE NOCASE, server`;
  type Row = Pick<IndexRow, 'slug' | 'label' | 'tools'> & { packages: string };
  const servers = rows<Row>(db, sql).map(({ slug, label, tools, packages }) => [
    ...[slug, label, tools, '', packages],
  ]);
  return serverIndexSchema.parse({ servers });
}
