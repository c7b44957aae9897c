import type { Disagreement } from '#domain/disagreement.ts';
import type { Version } from '#domain/history/history.ts';
import type { Identified, Package, Remote } from '#domain/identity.ts';
import type { Source } from '#domain/provenance.ts';
import type { Control, Server } from '#domain/server.ts';
import type { Start } from '#domain/start/start.ts';

/** A server without its tools and its history. */
export interface ServerFacts
  extends Omit<Server, 'tools' | 'disagreements' | 'starts' | 'versions'> {
  readonly starts: readonly Start[];
  readonly toolCount: number;
}

/** A row of the table `server`, without what is only compared: its hashes and its repository's key. */
export type ServerRow = ReturnType<typeof rowOfServer>;
export type PackageRow = ReturnType<typeof rowOfPackage>;
export type OtherNameRow = Omit<ReturnType<typeof otherNameRows>[number], 'position'>;
export type SourceRow = Omit<ReturnType<typeof rowOfSource>, 'position'>;
export type ControlRow = ReturnType<typeof rowOfControl>;
export type VersionRow = ReturnType<typeof rowOfVersion>;
export type StartRow = ReturnType<typeof rowOfStart>;
export type DisagreementRow = ReturnType<typeof rowOfDisagreement>;

/** A server as the database holds it; sources, controls, starts and disagreements are separate rows. */
export function rowOfServer(server: Omit<ServerFacts, 'sources' | 'controls' | 'starts'>) {
  return {
    slug: server.slug,
    origin: server.origin,
    title: server.title,
    label: server.label,
    vendor: server.vendor ?? null,
    summary: server.summary ?? null,
    description: server.description ?? null,
    repository_url: server.repository?.url ?? null,
    repository_commit: server.repository?.commit ?? null,
    repository_folder: server.repository?.folder ?? null,
    transport: server.transport ?? null,
    licence: server.licence ?? null,
    quality: server.quality,
    known_tools: server.known?.tools ?? null,
    known_of: server.known?.of ?? null,
    product: server.product ?? null,
    variant: server.variant ?? null,
    tool_count: server.toolCount,
  };
}

export const rowOfPackage = ({ registry, name, version, subcommand }: Package) => ({
  ...{ registry, name },
  version: version ?? null,
  subcommand: subcommand === undefined ? null : JSON.stringify(subcommand),
});

const OTHER_NAMES = { command: 'commands', extension: 'extensions', former: 'formerly' } as const;
type OtherName = keyof typeof OTHER_NAMES;

/** Commands, ids of extensions and former names: each is read as a whole only. */
export const otherNameRows = (server: Identified) =>
  (Object.keys(OTHER_NAMES) as OtherName[]).flatMap((kind) =>
    (server[OTHER_NAMES[kind]] ?? []).map((name, position) => ({
      ...{ kind, position },
      body: JSON.stringify(name),
    })),
  );

/** The rows that belong to one server, without its tools, each list in its order. */
export interface ServerRows {
  readonly sources: readonly (SourceRow & { readonly facts: string })[];
  readonly controls: readonly ControlRow[];
  readonly starts: readonly StartRow[];
  readonly packages: readonly PackageRow[];
  readonly remotes: readonly Remote[];
  readonly otherNames: readonly OtherNameRow[];
}

export function serverFromRow(
  row: ServerRow,
  { sources, controls, starts, packages, remotes, otherNames }: ServerRows,
): ServerFacts {
  const { repository_url: url, repository_commit: commit, repository_folder: folder } = row;
  const { known_tools: tools, known_of: of } = row;
  return {
    slug: row.slug,
    origin: row.origin,
    title: row.title,
    label: row.label,
    vendor: row.vendor ?? undefined,
    summary: row.summary ?? undefined,
    description: row.description ?? undefined,
    packages: packages.map(packageFromRow),
    ...(remotes.length > 0 ? { remotes: remotes.map(({ url, source }) => ({ url, source })) } : {}),
    ...otherNamesFrom(otherNames),
    product: row.product ?? undefined,
    variant: row.variant ?? undefined,
    repository: url
      ? { url, ...(commit ? { commit } : {}), ...(folder ? { folder } : {}) }
      : undefined,
    transport: row.transport ?? undefined,
    licence: row.licence ?? undefined,
    quality: row.quality,
    known: tools !== null && of !== null ? { tools, of } : undefined,
    controls: controls.map(controlFromRow),
    starts: starts.map(({ body }) => JSON.parse(body) as Start),
    sources: sources.map(sourceFromRow),
    toolCount: row.tool_count,
  };
}

export const packageFromRow = ({ registry, name, version, subcommand }: PackageRow): Package => ({
  ...{ registry, name },
  ...(version === null ? {} : { version }),
  ...(subcommand === null ? {} : { subcommand: JSON.parse(subcommand) as string[] }),
});

function otherNamesFrom(rows: readonly OtherNameRow[]): Partial<Identified> {
  const lists = Map.groupBy(rows, ({ kind }) => OTHER_NAMES[kind]);
  return Object.fromEntries(
    [...lists].map(([field, names]) => [
      field,
      names.map(({ body }) => JSON.parse(body) as unknown),
    ]),
  );
}

export const rowOfVersion = ({ version, published, read, tools, ...changes }: Version) => ({
  ...{ version, read, tools },
  published: published ?? null,
  changes: JSON.stringify(changes),
});

export const versionFromRow = ({ published, changes, ...facts }: VersionRow): Version => ({
  ...facts,
  ...(published === null ? {} : { published }),
  ...(JSON.parse(changes) as Pick<Version, 'added' | 'removed' | 'changed'>),
});

/** What a source gives is in separate rows. */
export function rowOfSource(source: Source) {
  return {
    id: source.id,
    title: source.title,
    url: source.url ?? null,
    commit_hash: source.commit ?? null,
    path: source.path ?? null,
    version: source.version ?? null,
    seen: source.seen ?? null,
  };
}

function sourceFromRow(row: SourceRow & { readonly facts: string }): Source {
  return {
    id: row.id,
    title: row.title,
    ...(row.url ? { url: row.url } : {}),
    ...(row.commit_hash ? { commit: row.commit_hash } : {}),
    ...(row.path ? { path: row.path } : {}),
    ...(row.version ? { version: row.version } : {}),
    ...(row.seen ? { seen: row.seen } : {}),
    gives: JSON.parse(row.facts) as Source['gives'],
  };
}

export function rowOfControl(control: Control) {
  return {
    kind: control.kind,
    how: control.how,
    setting: control.setting ?? null,
    tools: control.tools === undefined ? null : JSON.stringify(control.tools),
    source: control.source,
  };
}

function controlFromRow({ tools, setting, ...rest }: ControlRow): Control {
  return {
    ...rest,
    ...(setting === null ? {} : { setting }),
    ...(tools === null ? {} : { tools: JSON.parse(tools) as string[] }),
  };
}

/** A start is read as a whole only: its body is the JSON of all of it. */
export const rowOfStart = (start: Start) => ({ id: start.id, body: JSON.stringify(start) });

export function rowOfDisagreement({ tool, field, argument, statements }: Disagreement) {
  return {
    tool: tool ?? null,
    field,
    argument: argument ?? null,
    statements: JSON.stringify(statements),
  };
}

export function disagreementFromRow(row: DisagreementRow): Disagreement {
  return {
    ...(row.tool === null ? {} : { tool: row.tool }),
    field: row.field,
    ...(row.argument === null ? {} : { argument: row.argument }),
    statements: JSON.parse(row.statements) as Disagreement['statements'],
  };
}
