import { accept, type Reader } from '../../target-reader.ts';
import { runTypescript } from '../../testing/run-typescript.ts';

interface Config {
  enabled?: boolean;
  permission_policy?: { type: 'always_allow' | 'always_ask' | 'auto' };
}
interface Toolset {
  mcp_server_name: string;
  default_config?: Config;
  configs?: readonly (Config & { name: string })[];
}

/** As documented: an entry overrides the default field by field; by default a tool is on and asked about. */
export const read: Reader = (text) => {
  const { tools } = runTypescript(text) as { tools: Toolset[] };
  for (const { configs = [] } of tools) {
    accept(new Set(configs.map(({ name }) => name)).size === configs.length, 'a tool twice');
    accept(
      configs.every(({ name }) => name.length >= 1 && name.length <= 128),
      'a long name',
    );
  }
  return ({ server, tool }) => {
    const set = tools.find((tool) => tool.mcp_server_name === server);
    if (!set) return 'hidden';
    const own = set.configs?.find(({ name }) => name === tool);
    if (!(own?.enabled ?? set.default_config?.enabled ?? true)) return 'hidden';
    const policy = own?.permission_policy ?? set.default_config?.permission_policy;
    return policy?.type === 'always_allow' ? 'allowed' : 'asked';
  };
};
