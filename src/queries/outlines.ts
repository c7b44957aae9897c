import type { OutlineAccuracy } from '#domain/outline/accuracy.ts';
import type { OutlineDataset } from '#domain/outline/outline.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { type OutlinedServer, type OutlineRow, outlineFromRow } from '#rows/outline-row.ts';
import { type Catalogue, row, rowIn, rows } from './database.ts';
import { memo } from './memo.ts';

/** Slugs of the servers of which only names and parameters are known. */
export const outlineSlugs = (db: Catalogue): string[] =>
  rows<{ server: string }>(db, 'SELECT server FROM outline ORDER BY server').map(
    ({ server }) => server,
  );

/** An outlined server; undefined where there is none. */
export function outlineAt(db: Catalogue, slug: string): OutlinedServer | undefined {
  const sql = 'SELECT * FROM outline WHERE server = ?';
  const found = rowIn<OutlineRow>(db, { server: slug }, sql, slug);
  return found && outlineFromRow(found);
}

/** An outlined server. Throws where there is none. */
export function outlineBySlug(db: Catalogue, slug: string): OutlinedServer {
  const outline = outlineAt(db, slug);
  if (!outline) throw new Error(`There is no outline of ${slug}.`);
  return outline;
}

/** What one line of a list shows of an outlined server. */
export interface ListedOutline {
  readonly slug: string;
  readonly label: string;
  readonly tools: number;
  readonly worst: Severity;
  readonly critical: number;
  readonly high: number;
}

/** All outlined servers, by label. */
export const listOutlines = memo('listed outlines', (db): readonly ListedOutline[] =>
  rows(
    db,
    `SELECT server AS slug, label, tool_count AS tools, worst, critical, high
    FROM outline ORDER BY label COLLATE NOCASE, server`,
  ),
);

export interface OutlineTotals {
  readonly servers: number;
  readonly tools: number;
}

export const outlineTotals = memo(
  'outline totals',
  (db): OutlineTotals =>
    row<OutlineTotals>(
      db,
      'SELECT count(*) AS servers, coalesce(sum(tool_count), 0) AS tools FROM outline',
    ) ?? { servers: 0, tools: 0 },
);

/** A data set, with the number of servers that are taken from it. */
export interface UsedDataset extends OutlineDataset {
  readonly id: string;
  readonly servers: number;
}

/** The data sets that outlines are taken from, by id. */
export const outlineDatasets = memo('outline data sets', (db): readonly UsedDataset[] => {
  const sql = `SELECT id, body, (SELECT count(*) FROM outline WHERE dataset = id) AS servers
    FROM outline_dataset ORDER BY id`;
  return rows<{ id: string; body: string; servers: number }>(db, sql)
    .filter(({ servers }) => servers > 0)
    .map(({ id, body, servers }) => ({ ...(JSON.parse(body) as OutlineDataset), id, servers }));
});

/** Undefined where the content has no outlines. */
export const outlineAccuracy = memo('outline accuracy', (db): OutlineAccuracy | undefined => {
  const sql = "SELECT body FROM vocabulary WHERE id = 'outline-accuracy'";
  const found = row<{ body: string }>(db, sql);
  return found && (JSON.parse(found.body) as OutlineAccuracy);
});

/** What search knows of an outlined server. */
export interface OutlineNames {
  readonly slug: string;
  readonly label: string;
  readonly packageName: string | null;
  /** Names of its tools, worst first. */
  readonly tools: readonly string[];
}

/** By slug. */
export function outlineNames(db: Catalogue): OutlineNames[] {
  const sql = `SELECT server AS slug, label, package_name AS packageName,
      (SELECT json_group_array(value ->> '$.name') FROM json_each(outline.tools)) AS tools
    FROM outline ORDER BY server`;
  type Row = Omit<OutlineNames, 'tools'> & { tools: string };
  return rows<Row>(db, sql).map(({ tools, ...outline }) => ({
    ...outline,
    tools: JSON.parse(tools) as string[],
  }));
}
