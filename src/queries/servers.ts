import type { EvidenceQuality, Source } from '#domain/provenance.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import type { Control, Package, Server, Transport } from '#domain/server.ts';
import { type Catalogue, row, rows } from './database.ts';
import type { CatalogueTool } from './tool-row.ts';
import { toolsOfServer } from './tools.ts';

interface ServerRow {
  slug: string;
  origin: 'ours' | 'foreign';
  title: string;
  label: string;
  vendor: string | null;
  summary: string | null;
  description: string | null;
  package_registry: Package['registry'] | null;
  package_name: string | null;
  package_version: string | null;
  repository_url: string | null;
  repository_commit: string | null;
  repository_folder: string | null;
  transport: Transport | null;
  licence: string | null;
  quality: EvidenceQuality;
  known_tools: number | null;
  known_of: number | null;
  tool_count: number;
}

/** A server without its tools. */
export interface ServerFacts extends Omit<Server, 'tools'> {
  readonly toolCount: number;
}

export interface CatalogueServer extends ServerFacts {
  readonly tools: readonly CatalogueTool[];
}

type SourceRow = { [K in keyof Source]-?: Source[K] | null } & {
  id: string;
  title: string;
  commit_hash: string | null;
  facts: string;
};

function sourcesOf(db: Catalogue, server: string): Source[] {
  const sql = `SELECT id, title, url, commit_hash, path, version, seen,
      (SELECT json_group_array(fact) FROM fact_source f WHERE f.server = s.server AND f.source = s.id)
        AS facts
    FROM source s WHERE server = ? ORDER BY position`;
  return rows<SourceRow>(db, sql, server).map((found) => ({
    id: found.id,
    title: found.title,
    ...(found.url ? { url: found.url } : {}),
    ...(found.commit_hash ? { commit: found.commit_hash } : {}),
    ...(found.path ? { path: found.path } : {}),
    ...(found.version ? { version: found.version } : {}),
    ...(found.seen ? { seen: found.seen } : {}),
    gives: JSON.parse(found.facts) as Source['gives'],
  }));
}

function controlsOf(db: Catalogue, server: string): Control[] {
  type ControlRow = Omit<Control, 'tools'> & { tools: string | null; setting: string | null };
  const sql =
    'SELECT kind, how, setting, tools, source FROM control WHERE server = ? ORDER BY position';
  return rows<ControlRow>(db, sql, server).map(({ tools, setting, ...rest }) => ({
    ...rest,
    ...(setting === null ? {} : { setting }),
    ...(tools === null ? {} : { tools: JSON.parse(tools) as string[] }),
  }));
}

function packageFrom(found: ServerRow): Package | undefined {
  if (!found.package_registry || !found.package_name) return undefined;
  const version = found.package_version;
  return {
    registry: found.package_registry,
    name: found.package_name,
    ...(version ? { version } : {}),
  };
}

function factsFrom(db: Catalogue, found: ServerRow): ServerFacts {
  const { repository_url: url, repository_commit: commit, repository_folder: folder } = found;
  const { known_tools: tools, known_of: of } = found;
  return {
    slug: found.slug,
    origin: found.origin,
    title: found.title,
    label: found.label,
    vendor: found.vendor ?? undefined,
    summary: found.summary ?? undefined,
    description: found.description ?? undefined,
    package: packageFrom(found),
    repository: url
      ? { url, ...(commit ? { commit } : {}), ...(folder ? { folder } : {}) }
      : undefined,
    transport: found.transport ?? undefined,
    licence: found.licence ?? undefined,
    quality: found.quality,
    known: tools !== null && of !== null ? { tools, of } : undefined,
    controls: controlsOf(db, found.slug),
    sources: sourcesOf(db, found.slug),
    toolCount: found.tool_count,
  };
}

export function serverFacts(db: Catalogue, slug: string): ServerFacts | undefined {
  const found = row<ServerRow>(db, 'SELECT * FROM server WHERE slug = ?', slug);
  return found && factsFrom(db, found);
}

export function serverBySlug(db: Catalogue, slug: string): CatalogueServer | undefined {
  const facts = serverFacts(db, slug);
  return facts && { ...facts, tools: toolsOfServer(db, slug) };
}

/** The servers that are published as this package, in any version and however its name is cased. */
export function serversOfPackage(
  db: Catalogue,
  { registry, name }: Pick<Package, 'registry' | 'name'>,
): CatalogueServer[] {
  const sql = `SELECT slug FROM server
    WHERE package_registry = ? AND package_name = ? COLLATE NOCASE ORDER BY slug`;
  const slugs = rows<{ slug: string }>(db, sql, registry, name);
  return slugs.flatMap(({ slug }) => serverBySlug(db, slug) ?? []);
}

export function allServerSlugs(db: Catalogue): string[] {
  return rows<{ slug: string }>(db, 'SELECT slug FROM server ORDER BY slug').map(
    ({ slug }) => slug,
  );
}

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
}

const LISTED = `SELECT s.slug, s.label, s.vendor, s.origin, s.tool_count AS tools,
    s.known_of AS knownOf, s.summary, substr(s.description, 1, 1000) AS description,
    (SELECT severity FROM tool t WHERE t.server = s.slug ORDER BY severity_rank DESC LIMIT 1) AS worst,
    (SELECT count(*) FROM tool t WHERE t.server = s.slug AND severity = 'critical') AS critical,
    (SELECT count(*) FROM tool t WHERE t.server = s.slug AND severity = 'high') AS high
  FROM server s`;

export function listServers(db: Catalogue): ListedServer[] {
  return rows<ListedServer>(db, `${LISTED} ORDER BY s.label COLLATE NOCASE, s.slug`);
}

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
  return rows<Exposure>(db, sql, ...(server === undefined ? [] : [server]));
}
