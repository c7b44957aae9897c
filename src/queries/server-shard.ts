import { type ServerShard, type ShardTool, serverShardSchema } from '#domain/build/shard.ts';
import { excerpt } from '#domain/upstream-text.ts';
import type { Catalogue } from './database.ts';
import { serverBySlug } from './servers.ts';
import type { CatalogueTool } from './tool-row.ts';

const SUMMARY_LENGTH = 140;

function summaryOf({ summary, description }: CatalogueTool): Partial<ShardTool> {
  if (summary !== undefined) return { summary: excerpt(summary, SUMMARY_LENGTH) };
  if (description === undefined) return {};
  return { summary: excerpt(description, SUMMARY_LENGTH), quoted: true };
}

function shardTool(tool: CatalogueTool): ShardTool {
  const { category, severity, reversibility, capabilities, confidence, suspicions } =
    tool.assessment;
  return {
    name: tool.name,
    slug: tool.slug,
    category,
    severity,
    reversibility,
    capabilities,
    confidence,
    ...(suspicions.length > 0 ? { suspicious: true as const } : {}),
    ...(tool.hints.readOnlyHint === true ? { markedReadOnly: true as const } : {}),
    fingerprint: tool.fingerprint,
    ...summaryOf(tool),
    parameters:
      tool.parameters?.map(({ name, type, enum: values }) => ({
        name,
        ...(type === undefined ? {} : { type }),
        ...(values === undefined ? {} : { enum: values }),
      })) ?? null,
  };
}

/** What `/build/servers/<slug>.json` holds, held against the schema that its reader uses. */
export function serverShard(db: Catalogue, slug: string): ServerShard {
  const server = serverBySlug(db, slug);
  if (!server) throw new Error(`There is no server ${slug}.`);
  const { label, vendor, known } = server;
  return serverShardSchema.parse({
    slug,
    label,
    vendor,
    package: server.package?.name,
    knownOf: known?.of,
    tools: server.tools.map(shardTool),
  } satisfies { [K in keyof ServerShard]: ServerShard[K] | undefined });
}
