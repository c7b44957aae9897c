import type { ServerOrder } from '#domain/browse/server-order.ts';
import type { Disagreement } from '#domain/disagreement.ts';
import type { Package, Remote } from '#domain/identity.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import {
  type ControlRow,
  type DisagreementRow,
  disagreementFromRow,
  type OtherNameRow,
  type PackageRow,
  type ServerFacts,
  type ServerRow,
  type SourceRow,
  type StartRow,
  serverFromRow,
} from '#rows/server-row.ts';
import type { CatalogueTool } from '#rows/tool-row.ts';
import { type Catalogue, rowIn, rows, rowsIn } from './database.ts';
import { memo } from './memo.ts';
import { toolsOfServer } from './tools.ts';

export interface CatalogueServer extends ServerFacts {
  readonly tools: readonly CatalogueTool[];
}

/** What is known of a server, without its tools: all pages of its tools show it. */
export const serverFacts = memo('server facts', (db, slug: string): ServerFacts | undefined => {
  const scope = { server: slug };
  const found = rowIn<ServerRow>(db, scope, 'SELECT * FROM server WHERE slug = ?', slug);
  if (!found) return undefined;
  const sources = `SELECT *, (SELECT json_group_array(fact) FROM fact_source f
      WHERE f.server = s.server AND f.source = s.id) AS facts
    FROM source s WHERE server = ? ORDER BY position`;
  const controls = `SELECT kind, how, setting, tools, source FROM control
    WHERE server = ? ORDER BY position`;
  const starts = 'SELECT id, body FROM start WHERE server = ? ORDER BY position';
  const packages = `SELECT registry, name, version, subcommand FROM package
    WHERE server = ? ORDER BY position`;
  const remotes = 'SELECT url, source FROM remote WHERE server = ? ORDER BY position';
  const names = 'SELECT kind, body FROM other_name WHERE server = ? ORDER BY kind, position';
  return serverFromRow(found, {
    sources: rowsIn<SourceRow & { facts: string }>(db, scope, sources, slug),
    controls: rowsIn<ControlRow>(db, scope, controls, slug),
    starts: rowsIn<StartRow>(db, scope, starts, slug),
    packages: rowsIn<PackageRow>(db, scope, packages, slug),
    remotes: rowsIn<Remote>(db, scope, remotes, slug),
    otherNames: rowsIn<OtherNameRow>(db, scope, names, slug),
  });
});

/** What the sources of a server say differently, in the order of the catalogue. */
export function disagreementsOf(db: Catalogue, server: string): Disagreement[] {
  const sql = `SELECT tool, field, argument, statements FROM disagreement
    WHERE server = ? ORDER BY position`;
  return rowsIn<DisagreementRow>(db, { server }, sql, server).map(disagreementFromRow);
}

const disagreementsByTool = memo(
  'disagreements by tool',
  (db, server: string): ReadonlyMap<string | undefined, Disagreement[]> =>
    Map.groupBy(disagreementsOf(db, server), ({ tool }) => tool),
);

/** What the sources of a server say differently of one of its tools. */
export const disagreementsOfTool = (db: Catalogue, server: string, tool: string): Disagreement[] =>
  disagreementsByTool(db, server).get(tool) ?? [];

/** A server with all its tools. */
export const serverBySlug = memo(
  'server',
  (db, slug: string): CatalogueServer | undefined => {
    const facts = serverFacts(db, slug);
    return facts && { ...facts, tools: toolsOfServer(db, slug) };
  },
  { saysAll: true },
);

/** The servers that are published as this package, in any version and however its name is cased. */
export function serversOfPackage(
  db: Catalogue,
  { registry, name }: Pick<Package, 'registry' | 'name'>,
): CatalogueServer[] {
  const sql = `SELECT DISTINCT server AS slug FROM package
    WHERE registry = ? AND name = ? COLLATE NOCASE ORDER BY slug`;
  const slugs = rows<{ slug: string }>(db, sql, registry, name);
  return slugs.flatMap(({ slug }) => serverBySlug(db, slug) ?? []);
}

export function allServerSlugs(db: Catalogue): string[] {
  return rows<{ slug: string }>(db, 'SELECT slug FROM server ORDER BY slug').map(
    ({ slug }) => slug,
  );
}

/** The labels of all servers, by slug. */
export const serverLabels = memo('server labels', (db): ReadonlyMap<string, string> => {
  const found = rows<{ slug: string; label: string }>(db, 'SELECT slug, label FROM server');
  return new Map(found.map(({ slug, label }) => [slug, label]));
});

/** What one line of a list shows of a server. */
export interface ListedServer {
  readonly slug: string;
  readonly label: string;
  readonly vendor: string | null;
  readonly origin: 'ours' | 'foreign';
  readonly tools: number;
  readonly knownOf: number | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly worst: Severity;
  readonly critical: number;
  readonly high: number;
  /** How widely it is used; null where that is not known. */
  readonly repositories: number | null;
  readonly downloads: number | null;
}

const LISTED = `SELECT s.slug, s.label, s.vendor, s.origin, s.tool_count AS tools,
    s.known_of AS knownOf, s.summary, substr(s.description, 1, 1000) AS description,
    (SELECT severity FROM tool t WHERE t.server = s.slug ORDER BY severity_rank DESC LIMIT 1) AS worst,
    (SELECT count(*) FROM tool t WHERE t.server = s.slug AND severity = 'critical') AS critical,
    (SELECT count(*) FROM tool t WHERE t.server = s.slug AND severity = 'high') AS high,
    u.repositories, u.downloads
  FROM server s JOIN order_of_use o ON o.slug = s.slug LEFT JOIN server_use u ON u.server = s.slug`;

const ORDERED: Record<ServerOrder, string> = {
  use: 'o.place',
  name: 's.label COLLATE NOCASE, s.slug',
  tools: 's.tool_count DESC, o.place',
};

export const serversInOrder = memo(
  'listed servers',
  (db, order: ServerOrder): readonly ListedServer[] =>
    rows<ListedServer>(db, `${LISTED} ORDER BY ${ORDERED[order]}`),
);

/** All servers, the most widely used first. */
export const listServers = (db: Catalogue): readonly ListedServer[] => serversInOrder(db, 'use');

export interface Exposure {
  readonly category: RiskCategory;
  readonly severity: Severity;
  readonly tools: number;
}

/** How many tools of one server, or of all, fall into each category and severity. */
export function exposure(db: Catalogue, server?: string): Exposure[] {
  const filter = server === undefined ? '' : 'WHERE server = ?';
  const sql = `SELECT category, severity, count(*) AS tools FROM tool ${filter}
    GROUP BY category, severity ORDER BY max(severity_rank) DESC, category`;
  return server === undefined
    ? rows<Exposure>(db, sql)
    : rowsIn<Exposure>(db, { server }, sql, server);
}
