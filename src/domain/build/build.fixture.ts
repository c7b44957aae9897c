import type { ServerShard, ShardTool } from './shard.ts';

const FINGERPRINT = 'a'.repeat(64);

export function shardTool(tool: Partial<ShardTool> & Pick<ShardTool, 'name'>): ShardTool {
  return {
    slug: tool.name.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'tool',
    category: 'read',
    severity: 'low',
    reversibility: 'nothing-changes',
    capabilities: [],
    confidence: 'good',
    fingerprint: FINGERPRINT,
    parameters: [],
    ...tool,
  };
}

export function shard(slug: string, tools: readonly ShardTool[]): ServerShard {
  return { slug, label: slug, tools: [...tools] };
}

/** A server with one tool of each kind. */
export const WORKSHOP: ServerShard = shard('workshop', [
  shardTool({ name: 'run_code', category: 'execute', severity: 'critical' }),
  shardTool({ name: 'delete_box', category: 'destructive', severity: 'high' }),
  shardTool({
    name: 'create_key',
    category: 'write',
    severity: 'high',
    capabilities: ['handles-credentials'],
  }),
  shardTool({ name: 'rename_box', category: 'write', severity: 'medium' }),
  shardTool({ name: 'list_boxes' }),
]);
