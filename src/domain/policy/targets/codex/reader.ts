import { parse } from 'smol-toml';
import { accept, type Reader } from '../../target-reader.ts';

interface ServerTable {
  enabled_tools?: string[];
  disabled_tools?: string[];
  default_tools_approval_mode?: string;
  tools?: Record<string, { approval_mode: string }>;
}

const KEYS = ['enabled_tools', 'disabled_tools', 'default_tools_approval_mode', 'tools'];

/** Codex as observed: disabled beats enabled, then the tool's own approval mode, then the default. */
export const read: Reader = (text) => {
  const tables = (parse(text) as unknown as { mcp_servers: Record<string, ServerTable> })
    .mcp_servers;
  for (const table of Object.values(tables)) {
    for (const key of Object.keys(table)) accept(KEYS.includes(key), key);
  }
  return ({ server, tool }) => {
    const table = Object.hasOwn(tables, server) ? tables[server] : undefined;
    if (table?.disabled_tools?.includes(tool)) return 'hidden';
    if (table?.enabled_tools && !table.enabled_tools.includes(tool)) return 'denied';
    const own = table?.tools && Object.hasOwn(table.tools, tool) ? table.tools[tool] : undefined;
    const mode = own?.approval_mode ?? table?.default_tools_approval_mode;
    return mode === 'approve' ? 'allowed' : 'asked';
  };
};
