import { parse } from 'yaml';
import { accept, type Reader } from '../../target-reader.ts';

interface Server {
  allowed_tools?: string[];
  disallowed_tools?: string[];
}

/**
 * LiteLLM, from its source and tests (`check_allowed_or_banned_tools`): a list of allowed tools that is
 * not empty decides, by exact names; else the list of refused ones, without regard to case. Each entry
 * also counts with the server's name and a `-` before it.
 */
export const read: Reader = (text) => {
  const { mcp_servers: servers } = parse(text) as { mcp_servers: Record<string, Server> };
  for (const name of Object.keys(servers)) accept(!name.includes('-'), name);
  return ({ server, tool }) => {
    const name = server.replaceAll('-', '_');
    const { allowed_tools: allowed = [], disallowed_tools: refused = [] } = servers[name] ?? {};
    const spellings = [tool, `${name}-${tool}`];
    if (allowed.length > 0) {
      return spellings.some((spelling) => allowed.includes(spelling)) ? 'allowed' : 'hidden';
    }
    const folded = refused.map((entry) => entry.toLowerCase());
    const isRefused = spellings.some((spelling) => folded.includes(spelling.toLowerCase()));
    return isRefused ? 'hidden' : 'allowed';
  };
};
