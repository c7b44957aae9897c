import type { AllowlistReader } from '../../reader.ts';

interface File {
  readonly mcpServers: Readonly<Record<string, { url: string; type: 'http' | 'sse' }>>;
}

/** As `applyAdminAllowlist` does it: the address of the list replaces whatever the user configured. */
export const read: AllowlistReader = (text) => {
  const { mcpServers } = JSON.parse(text) as File;
  if (Object.keys(mcpServers).length === 0) return ({ runs }) => runs;
  return ({ name }) => {
    if (!Object.hasOwn(mcpServers, name)) return null;
    const { url = '', type } = mcpServers[name] ?? {};
    if (type !== 'http' && type !== 'sse') throw new Error('the type is required');
    return { kind: 'address', url };
  };
};
