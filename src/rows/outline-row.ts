import type { Package } from '#domain/identity.ts';
import type { PublishedTool } from '#domain/published-server.ts';
import { type Severity, severityRank } from '#domain/risk/severity.ts';
import type { Repository } from '#domain/server.ts';
import type { Hints, Parameter } from '#domain/tool.ts';

/** A tool of which only name, parameters and hints are known, with what follows from them. */
export interface OutlinedTool extends Omit<PublishedTool, 'parameters' | 'markedReadOnly'> {
  readonly parameters: readonly Parameter[] | null;
  readonly hints: Hints;
  /** By preset: the place of the row that decides about it. */
  readonly rows: Readonly<Record<string, number>>;
}

/** A server that nobody here has read, as one row of the catalogue holds it. */
export interface OutlinedServer {
  readonly slug: string;
  readonly label: string;
  /** Id of the data set that it is taken from, and the file in it. */
  readonly dataset: string;
  readonly path?: string | undefined;
  readonly package?: Pick<Package, 'registry' | 'name'> | undefined;
  readonly repository?: Repository | undefined;
  readonly licence?: string | undefined;
  /** Worst first. */
  readonly tools: readonly OutlinedTool[];
}

export type OutlineRow = ReturnType<typeof rowOfOutline>;

const worstFirst = (a: OutlinedTool, b: OutlinedTool): number =>
  severityRank(b.severity) - severityRank(a.severity) || (a.name < b.name ? -1 : 1);

export function rowOfOutline({ tools, ...server }: OutlinedServer) {
  const inOrder = tools.toSorted(worstFirst);
  const count = (severity: Severity) => tools.filter((tool) => tool.severity === severity).length;
  return {
    server: server.slug,
    label: server.label,
    dataset: server.dataset,
    path: server.path ?? null,
    package_registry: server.package?.registry ?? null,
    package_name: server.package?.name ?? null,
    repository_url: server.repository?.url ?? null,
    repository_folder: server.repository?.folder ?? null,
    licence: server.licence ?? null,
    tool_count: tools.length,
    worst: inOrder[0]?.severity ?? 'unknown',
    critical: count('critical'),
    high: count('high'),
    tools: JSON.stringify(inOrder),
  };
}

export function outlineFromRow(row: OutlineRow): OutlinedServer {
  const { package_registry: registry, package_name: name } = row;
  const { repository_url: url, repository_folder: folder } = row;
  return {
    ...{ slug: row.server, label: row.label, dataset: row.dataset },
    path: row.path ?? undefined,
    package: registry !== null && name !== null ? { registry, name } : undefined,
    repository: url === null ? undefined : { url, ...(folder ? { folder } : {}) },
    licence: row.licence ?? undefined,
    tools: JSON.parse(row.tools) as OutlinedTool[],
  };
}
