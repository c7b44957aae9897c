import type { ListedTool } from '#domain/browse/listed-tool.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import { type Severity, severityRank } from '#domain/risk/severity.ts';
import { excerpt, plainForeignText } from '#domain/upstream-text.ts';
import { type Catalogue, row, rows, rowsIn } from './database.ts';
import { memo } from './memo.ts';

interface ListedRow {
  server: string;
  serverLabel: string;
  name: string;
  slug: string;
  category: RiskCategory;
  severity: Severity;
  summary: string | null;
  description: string | null;
}

const COLUMNS = `t.server, s.label AS serverLabel, t.name, t.slug, t.category, t.severity,
  t.summary, substr(t.description, 1, 1000) AS description`;
const FROM = 'FROM tool t JOIN server s ON s.slug = t.server';
const WORST_FIRST = 'ORDER BY t.severity_rank DESC, t.name, t.server';

function listed({ summary, description, ...rest }: ListedRow): ListedTool {
  const quote = description === null ? '' : `“${excerpt(description, 140)}”`;
  return { ...rest, name: plainForeignText(rest.name), text: summary ?? quote };
}

export interface Selection {
  readonly category?: RiskCategory;
  readonly severity?: Severity;
  readonly capability?: string;
  /** The id of a class of things. */
  readonly object?: string;
  readonly letter?: string;
  readonly notice?: string;
}

function where(selection: Selection): { sql: string; values: (string | number)[] } {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  if (selection.severity !== undefined) {
    // The rank is what an index has, in the order of the list.
    parts.push('t.severity_rank = ?');
    values.push(severityRank(selection.severity));
  }
  for (const column of ['category', 'object', 'letter'] as const) {
    const value = selection[column];
    if (value === undefined) continue;
    parts.push(`t.${column} = ?`);
    values.push(value);
  }
  // The plus keeps SQLite from sorting all that match for each page: it goes through them in the order of the list.
  if (selection.capability !== undefined) {
    parts.push('+t.id IN (SELECT tool FROM tool_capability WHERE capability = ?)');
    values.push(selection.capability);
  }
  if (selection.notice !== undefined) {
    parts.push('+t.id IN (SELECT tool FROM tool_notice WHERE notice = ?)');
    values.push(selection.notice);
  }
  return { sql: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', values };
}

export function countTools(db: Catalogue, selection: Selection = {}): number {
  const { sql, values } = where(selection);
  return row<{ n: number }>(db, `SELECT count(*) AS n FROM tool t ${sql}`, ...values)?.n ?? 0;
}

/** The ids of a list of tools, worst first, by the number of their page. */
const pagesOfList = memo(
  'pages of a list',
  (db, selection: string, pageSize: string): ReadonlyMap<string, readonly number[]> => {
    const { sql, values } = where(JSON.parse(selection) as Selection);
    const text = `SELECT t.id FROM tool t ${sql} ${WORST_FIRST}`;
    const found = rows<{ id: number }>(db, text, ...values);
    const pages = Map.groupBy(found, (_, place) =>
      String(Math.floor(place / Number(pageSize)) + 1),
    );
    return new Map([...pages].map(([page, list]) => [page, list.map(({ id }) => id)]));
  },
);

/** One page of a list of tools, worst first. Pages count from 1. */
export function listTools(
  db: Catalogue,
  selection: Selection,
  page: number,
  pageSize: number,
): ListedTool[] {
  const pages = pagesOfList(db, JSON.stringify(selection), String(pageSize));
  const tools = pages.get(String(page)) ?? [];
  const text = `SELECT ${COLUMNS} ${FROM} WHERE t.id IN (SELECT value FROM json_each(?)) ${WORST_FIRST}`;
  return rowsIn<ListedRow>(db, { tools }, text, JSON.stringify(tools)).map(listed);
}

/** Tools that share a name, on all servers, worst first; at most `limit`. */
export function toolsOfFamily(db: Catalogue, family: string, limit = 1000): ListedTool[] {
  const text = `SELECT ${COLUMNS} ${FROM} WHERE t.family = ? ${WORST_FIRST} LIMIT ?`;
  return rowsIn<ListedRow>(db, { family }, text, family, limit).map(listed);
}

export interface Family {
  readonly family: string;
  readonly name: string;
  readonly servers: number;
}

/** Names that occur on two servers or more, most frequent first. */
export const sharedFamilies = memo('families', (db): Family[] => {
  const text = `SELECT family, min(name) AS name, count(DISTINCT server) AS servers FROM tool
      GROUP BY family HAVING count(DISTINCT server) > 1 ORDER BY servers DESC, family`;
  return rows<Family>(db, text).map((found) => ({
    ...found,
    name: plainForeignText(found.name),
  }));
});

const familySizes = memo('family sizes', (db): ReadonlyMap<string, number> => {
  const text = 'SELECT family, count(DISTINCT server) AS n FROM tool GROUP BY family';
  const found = rows<{ family: string; n: number }>(db, text);
  return new Map(found.map(({ family, n }) => [family, n]));
});

/** How many servers have a tool of this name. */
export const familySize = (db: Catalogue, family: string): number =>
  familySizes(db).get(family) ?? 0;

/** Neighbours that a page shows. */
const NEAREST = 8;

/** The worst tools of a server in a category, or in all others: one more than a page shows. */
const nearest = memo(
  'nearest tools',
  (db, server: string, category: string, relation: 'same' | 'other'): ListedTool[] => {
    // Two statements, each of which an index answers without a look at all tools of the server.
    const text = `SELECT ${COLUMNS} ${FROM}
      WHERE t.server = ? AND t.category ${relation === 'same' ? '=' : '<>'} ?
      ORDER BY t.severity_rank DESC, t.name LIMIT ?`;
    const values = [server, category, NEAREST + 1];
    return rowsIn<ListedRow>(db, { server }, text, ...values).map(listed);
  },
);

/** Other tools of the same server, those of the same category first, then worst first. */
export function neighbours(
  db: Catalogue,
  tool: {
    readonly server: string;
    readonly slug: string;
    readonly assessment: { category: string };
  },
): ListedTool[] {
  const { server, slug, assessment } = tool;
  const same = nearest(db, server, assessment.category, 'same').filter(
    (other) => other.slug !== slug,
  );
  const others = same.length < NEAREST ? nearest(db, server, assessment.category, 'other') : [];
  return [...same, ...others].slice(0, NEAREST);
}
