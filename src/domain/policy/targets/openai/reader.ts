import { accept, type Reader } from '../../target-reader.ts';
import { runTypescript } from '../../testing/run-typescript.ts';

interface McpTool {
  type: 'mcp';
  server_label: string;
  server_url: string;
  allowed_tools: string[];
  require_approval: Partial<Record<'always' | 'never', { tool_names: string[] }>>;
}

/** As documented: only allowed tools are offered; each call needs an approval unless named in never. */
export const read: Reader = (text, servers) => {
  const address = Object.fromEntries(servers.map(({ as }) => [as, `https://${as}.example/mcp`]));
  const { tools } = runTypescript(text) as { tools: (given: typeof address) => McpTool[] };
  const given = tools(address);
  for (const tool of given) accept(tool.server_url === address[tool.server_label], tool.server_url);
  return ({ server, tool }) => {
    const entry = given.find((tool) => tool.server_label === server);
    if (!entry?.allowed_tools.includes(tool)) return 'hidden';
    return entry.require_approval.never?.tool_names.includes(tool) ? 'allowed' : 'asked';
  };
};
