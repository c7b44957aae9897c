interface Request {
  readonly id?: number | string;
  readonly method: string;
  readonly params?: { readonly protocolVersion?: string };
}

const TOOL = { name: 'look', description: 'Looks.', inputSchema: { type: 'object' } };

/** What an MCP server with one tool answers; nothing to a notification. */
export function answerTo({ id, method, params }: Request): object | undefined {
  if (id === undefined) return undefined;
  const result =
    method === 'initialize'
      ? {
          protocolVersion: params?.protocolVersion,
          capabilities: { tools: {} },
          serverInfo: { name: 'stub', version: '1.0.0' },
        }
      : method === 'tools/list'
        ? { tools: [TOOL] }
        : {};
  return { jsonrpc: '2.0', id, result };
}
