import { readPackage } from '#domain/identity.ts';
import {
  type PublishedServer,
  type PublishedTool,
  publishedParameters,
  publishedServerSchema,
} from '#domain/published-server.ts';
import { usualLaunches } from '#domain/server-allowlist/usual-launches.ts';
import { excerpt } from '#domain/upstream-text.ts';
import type { CatalogueTool } from '#rows/tool-row.ts';
import { appliedAttacks } from './attack-tools.ts';
import type { Catalogue } from './database.ts';
import { type CatalogueServer, serverBySlug } from './servers.ts';
import { versionsOf } from './versions.ts';

const SUMMARY_LENGTH = 140;

function summaryOf({ summary, description }: CatalogueTool): Partial<PublishedTool> {
  if (summary !== undefined) return { summary: excerpt(summary, SUMMARY_LENGTH) };
  if (description === undefined) return {};
  return { summary: excerpt(description, SUMMARY_LENGTH), quoted: true };
}

function publishedTool(tool: CatalogueTool, attacks: readonly number[]): PublishedTool {
  const { category, severity, reversibility, capabilities, confidence, suspicions } =
    tool.assessment;
  return {
    name: tool.name,
    slug: tool.slug,
    category,
    severity,
    reversibility,
    capabilities: [...capabilities],
    confidence,
    ...(suspicions.length > 0 ? { suspicious: true as const } : {}),
    ...(tool.hints.readOnlyHint === true ? { markedReadOnly: true as const } : {}),
    fingerprint: tool.fingerprint,
    ...summaryOf(tool),
    parameters: publishedParameters(tool.parameters),
    ...(attacks.length > 0 ? { attacks: [...attacks] } : {}),
  };
}

function launchesOf(server: CatalogueServer) {
  const launches = usualLaunches(server);
  return launches.length > 0 ? launches : undefined;
}

/** Nothing where no two versions were read. */
function changedTools(db: Catalogue, slug: string) {
  const versions = versionsOf(db, slug);
  if (versions.length < 2) return undefined;
  return versions.map(({ version, changed = [] }) => ({
    version,
    changed: changed.map(({ tool }) => tool),
  }));
}

/** What `/build/servers/<slug>.json` holds, checked with the schema of the code that loads it. */
export function publishedServer(db: Catalogue, slug: string): PublishedServer {
  const server = serverBySlug(db, slug);
  if (!server) throw new Error(`There is no server ${slug}.`);
  const { label, vendor, known, repository } = server;
  const applied = appliedAttacks(db, slug);
  const attacks = [...new Set([...applied.values()].flat())].sort();
  const places = new Map(attacks.map((attack, place) => [attack, place]));
  return publishedServerSchema.parse({
    slug,
    label,
    vendor,
    package: readPackage(server)?.name,
    version: readPackage(server)?.version,
    commit: repository?.commit?.slice(0, 12),
    read: server.sources
      .flatMap(({ seen }) => seen ?? [])
      .sort()
      .at(-1),
    versions: changedTools(db, slug),
    knownOf: known?.of,
    attacks: attacks.length > 0 ? attacks : undefined,
    tools: server.tools.map((tool) =>
      publishedTool(
        tool,
        (applied.get(tool.slug) ?? []).flatMap((attack) => places.get(attack) ?? []),
      ),
    ),
    starts: server.starts.length > 0 ? [...server.starts] : undefined,
    launches: launchesOf(server),
  } satisfies { [K in keyof PublishedServer]: PublishedServer[K] | undefined });
}
