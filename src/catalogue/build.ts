import { existsSync } from 'node:fs';
import { compileRules } from '#domain/risk/compile.ts';
import { statedBy } from '#domain/risk/stated.ts';
import type { ContentServer, Server } from '#domain/server.ts';
import { type AssessedServer, assessServer } from './assess-servers.ts';
import { type MergeSource, mergeSources } from './merge.ts';
import { readContent } from './read/content.ts';
import type { Skipped } from './sources/draft.ts';
import { readSource, snapshotFiles } from './sources/snapshots.ts';
import { writeCatalogue } from './write.ts';

export interface CatalogueInput {
  /** A folder as `content/` is. */
  readonly content: string;
  /** JSON-lines files with further records, in order of precedence. */
  readonly sources: readonly string[];
  /** Folder of imports and scans; none where it is left out. */
  readonly snapshots?: string | undefined;
  readonly database: string;
  readonly progress?: (line: string) => void;
}

export interface CatalogueResult {
  readonly servers: readonly AssessedServer[];
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
 * anything is written; mistakes in foreign sources come back as `skipped`.
 */
export async function buildCatalogue(input: CatalogueInput): Promise<CatalogueResult> {
  const log = input.progress ?? (() => undefined);
  const missing = input.sources.filter((source) => !existsSync(source));
  if (missing.length > 0) throw new MissingSource(missing);
  const content = readContent(input.content);
  log(`read ${content.servers.length} servers, ${content.risk.rules.length} risk rules`);
  const ours = content.servers.map((entry) => serverFromContent(entry.id, entry.value));
  const snapshots = input.snapshots ? snapshotFiles(input.snapshots) : { live: [], others: [] };
  const sources: MergeSource[] = [{ servers: ours }];
  const skipped: Skipped[] = [];
  for (const path of [...snapshots.live, ...input.sources, ...snapshots.others]) {
    const foreign = await readSource(path);
    sources.push(foreign);
    skipped.push(...foreign.skipped);
    const { servers, identities } = foreign;
    log(`read ${servers.length + identities.length} records from ${path}`);
  }
  const merged = mergeSources(sources);
  const rules = compileRules(content.risk);
  const servers = merged.servers.map((server) => assessServer(server, rules));
  log(`assessed ${servers.reduce((sum, server) => sum + server.tools.length, 0)} tools`);
  const { patterns, cases, vulnerabilities } = content.attacks;
  log(
    `read ${patterns.length} attack patterns, ${cases.length} cases, ${vulnerabilities.length} vulnerabilities`,
  );
  const { unmatched } = writeCatalogue(input.database, content, servers);
  if (unmatched.length > 0) log(`attack patterns that apply to no tool: ${unmatched.join(', ')}`);
  const { joined, identified } = merged;
  const read = [...snapshots.live, ...snapshots.others];
  return { servers, joined, identified, snapshots: read, skipped, unmatched };
}

/** The catalogue's form of one of our own files; the slug is the file's name. */
export function serverFromContent(slug: string, content: ContentServer): Server {
  const { tools, controls, ...rest } = content;
  return {
    ...rest,
    slug,
    origin: 'ours',
    label: content.title,
    controls: controls ?? [],
    tools: tools.map(({ name, summary, parameters, hints, states }) => ({
      name,
      summary,
      parameters: parameters ?? null,
      hints: hints ?? {},
      ...(states ? { states: statedBy(states, content.sources) } : {}),
    })),
  };
}
