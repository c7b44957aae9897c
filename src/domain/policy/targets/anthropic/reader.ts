import type { Reader } from '../../target-reader.ts';
import { runTypescript } from '../../testing/run-typescript.ts';

interface Toolset {
  mcp_server_name: string;
  default_config: { enabled: boolean };
  configs: Record<string, { enabled: boolean }>;
}

/** As documented: a tool's own config, else the default; a tool that is off is not offered. */
export const read: Reader = (text) => {
  const { tools } = runTypescript(text) as { tools: Toolset[] };
  return ({ server, tool }) => {
    const set = tools.find((tool) => tool.mcp_server_name === server);
    const own = set && Object.hasOwn(set.configs, tool) ? set.configs[tool] : undefined;
    return (own ?? set?.default_config)?.enabled ? 'allowed' : 'hidden';
  };
};
