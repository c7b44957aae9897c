import { existsSync } from 'node:fs';
import type { ContentHistory } from '#domain/history/history.ts';
import { statedBy } from '#domain/risk/stated.ts';
import type { ContentServer, Server } from '#domain/server.ts';
import { Build } from './build-database.ts';
import { codeVersion } from './code-version.ts';
import type { CatalogueInput } from './input.ts';
import { type KeptCatalogue, keepCatalogue, readFiles, writeFiles } from './kept.ts';
import { type Merged, type MergeSource, mergeSources } from './merge.ts';
import { outlinedServers } from './outlines/outlined-servers.ts';
import { Pool } from './prepare-servers.ts';
import { type Content, readContent } from './read/content.ts';
import { ContentFiles, type KnownFiles } from './read/content-files.ts';
import type { Skipped } from './sources/draft.ts';
import { readSource, snapshotFiles } from './sources/snapshots.ts';

export type { CatalogueInput } from './input.ts';
export { keepCatalogue } from './kept.ts';

export interface CatalogueResult {
  /** By slug, before any verdict. */
  readonly servers: readonly Server[];
  /** Servers of which only names and parameters are known, in a table of their own. */
  readonly outlines: readonly Server[];
  /** Servers of which the sources disagree. */
  readonly disputed: number;
  /** How many servers and outlines were assessed; the others are as the last build wrote them. */
  readonly assessed: number;
  readonly joined: ReadonlyMap<string, string>;
  /** How often a record without tools said something about a server. */
  readonly identified: number;
  /** The snapshots that were read. */
  readonly snapshots: readonly string[];
  readonly skipped: readonly Skipped[];
  /** Attack patterns that should apply to a tool of the catalogue, but apply to none. */
  readonly unmatched: readonly string[];
}

/** A source was named that does not exist. */
export class MissingSource extends Error {
  constructor(paths: readonly string[]) {
    super(`There is no such source: ${paths.join(', ')}`);
    this.name = 'MissingSource';
  }
}

/**
 * Content and sources → database. Throws ContentError for mistakes in our own files before
 * anything is written; mistakes in foreign sources come back as `skipped`. With `kept` or `cache`, what
 * did not change is not made again; the rows are the same as without.
 */
export async function buildCatalogue(input: CatalogueInput): Promise<CatalogueResult> {
  const log = input.progress ?? (() => undefined);
  const missing = input.sources.filter((source) => !existsSync(source));
  if (missing.length > 0) throw new MissingSource(missing);
  const pool = new Pool(input.threads ?? 1);
  try {
    return await buildWith(pool, input, log);
  } finally {
    pool.close();
  }
}

async function buildWith(
  pool: Pool,
  input: CatalogueInput,
  log: (line: string) => void,
): Promise<CatalogueResult> {
  const kept = input.kept ?? keepCatalogue();
  const version = codeVersion();
  const known = knownFiles(input, kept, version);
  // Where nothing is known, all tools will have to be assessed.
  if (known.size === 0) pool.start();
  const content = readKeptContent(input, kept, known, version);
  log(`read ${content.servers.length} servers, ${content.risk.rules.length} risk rules`);
  const { patterns, cases, vulnerabilities } = content.attacks;
  log(
    `read ${patterns.length} attack patterns, ${cases.length} cases, ${vulnerabilities.length} vulnerabilities`,
  );
  const { merged, snapshots, skipped } = await readServers(input, content, log);
  const outlines = outlinedServers(content.outlines, merged.servers);
  log(
    `read ${content.outlines.entries.length} outlines, ${outlines.length} of servers that nothing else describes`,
  );
  const build = new Build(input, content, [...merged.servers, ...outlines], kept, version, pool);
  const { unmatched, assessed } = await build.write();
  const tools = merged.servers.reduce((sum, server) => sum + server.tools.length, 0);
  log(
    `wrote ${tools} tools of ${merged.servers.length} servers; ${assessed} servers and outlines anew`,
  );
  if (unmatched.length > 0) log(`attack patterns that apply to no tool: ${unmatched.join(', ')}`);
  const { joined, identified, servers } = merged;
  const disputed = servers.filter((server) => server.disagreements !== undefined).length;
  return {
    ...{ servers, outlines, disputed, assessed },
    ...{ joined, identified, snapshots, skipped, unmatched },
  };
}

const filesPath = (folder: string): string => `${folder}/content.json`;

/** What this process, or the last one, read of content files. */
function knownFiles({ cache }: CatalogueInput, kept: KeptCatalogue, version: string): KnownFiles {
  return cache && kept.files.size === 0 ? readFiles(filesPath(cache.folder), version) : kept.files;
}

/** Reads the content; files that an earlier build read are not parsed again. */
function readKeptContent(
  { content: root, cache }: CatalogueInput,
  kept: KeptCatalogue,
  known: KnownFiles,
  version: string,
): Content {
  const files = new ContentFiles(known);
  const content = readContent(root, files);
  kept.files = files.used;
  if (cache && files.isChanged) writeFiles(filesPath(cache.folder), version, files.used);
  return content;
}

/** Our own servers joined with those of all sources. */
async function readServers(
  input: CatalogueInput,
  content: Content,
  log: (line: string) => void,
): Promise<{ merged: Merged; snapshots: string[]; skipped: Skipped[] }> {
  const history = new Map(content.history.map(({ id, value }) => [id, value]));
  const ours = content.servers.map(({ id, value }) =>
    serverFromContent(id, value, history.get(id)),
  );
  const { live, others } = input.snapshots
    ? snapshotFiles(input.snapshots)
    : { live: [], others: [] };
  const sources: MergeSource[] = [{ servers: ours }];
  const skipped: Skipped[] = [];
  for (const path of [...live, ...input.sources, ...others]) {
    const foreign = await readSource(path);
    sources.push(foreign);
    skipped.push(...foreign.skipped);
    const { servers, identities } = foreign;
    log(`read ${servers.length + identities.length} records from ${path}`);
  }
  return { merged: mergeSources(sources), snapshots: [...live, ...others], skipped };
}

/** The catalogue's form of one of our own files; the slug is the file's name. */
export function serverFromContent(
  slug: string,
  content: ContentServer,
  history?: ContentHistory,
): Server {
  const { tools, controls, packages, scan: _, ...rest } = content;
  return {
    ...rest,
    slug,
    origin: 'ours',
    label: content.title,
    packages: packages ?? [],
    controls: controls ?? [],
    ...(history ? { versions: history.versions } : {}),
    tools: tools.map(({ name, summary, parameters, hints, states }) => ({
      name,
      summary,
      parameters: parameters ?? null,
      hints: hints ?? {},
      ...(states ? { states: statedBy(states, content.sources) } : {}),
    })),
  };
}
