import { type Catalogue, rows } from '#queries/database.ts';
import { routes } from '#routes';

export interface Change {
  readonly title: string;
  readonly path: string;
  /** Day on which its sources were last read, YYYY-MM-DD. */
  readonly day: string;
  readonly summary: string;
}

/** The servers whose sources were read last, newest first; those with a recorded day only. */
export function latestServers(db: Catalogue, limit = 50): Change[] {
  const sql = `SELECT s.slug, s.label, s.summary, s.tool_count AS tools, max(r.seen) AS day
    FROM server s JOIN source r ON r.server = s.slug
    GROUP BY s.slug HAVING day IS NOT NULL ORDER BY day DESC, s.slug LIMIT ?`;
  type Row = { slug: string; label: string; summary: string | null; tools: number; day: string };
  return rows<Row>(db, sql, limit).map(({ slug, label, summary, tools, day }) => ({
    title: `${label}: ${tools} ${tools === 1 ? 'tool' : 'tools'} read`,
    path: routes.server(slug),
    day,
    summary: summary ?? '',
  }));
}
