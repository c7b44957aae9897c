import type { PublishedServer, PublishedTool } from '../published-server.ts';

const FINGERPRINT = 'a'.repeat(64);

export function publishedTool(
  tool: Partial<PublishedTool> & Pick<PublishedTool, 'name'>,
): PublishedTool {
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

export function publishedServer(slug: string, tools: readonly PublishedTool[]): PublishedServer {
  return { slug, label: slug, tools: [...tools] };
}

/** A server with one tool of each kind. */
export const WORKSHOP: PublishedServer = publishedServer('workshop', [
  publishedTool({ name: 'run_code', category: 'execute', severity: 'critical' }),
  publishedTool({ name: 'delete_box', category: 'destructive', severity: 'high' }),
  publishedTool({
    name: 'create_key',
    category: 'write',
    severity: 'high',
    capabilities: ['handles-credentials'],
  }),
  publishedTool({ name: 'rename_box', category: 'write', severity: 'medium' }),
  publishedTool({ name: 'list_boxes' }),
]);
