import type { AllowlistReader } from '../../reader.ts';

interface File {
  readonly mcp: { readonly allowed: readonly string[] };
  readonly mcpServers: Readonly<
    Record<string, { command?: string; args?: string[]; url?: string; httpUrl?: string }>
  >;
}

/** The definition of the system replaces that of the user; an empty list would refuse nothing. */
export const read: AllowlistReader = (text) => {
  const { mcp, mcpServers } = JSON.parse(text) as File;
  return ({ name, runs }) => {
    if (mcp.allowed.length > 0 && !mcp.allowed.includes(name)) return null;
    if (!Object.hasOwn(mcpServers, name)) return runs;
    const { command, args = [], url } = mcpServers[name] ?? {};
    if (url !== undefined) return { kind: 'address', url };
    return { kind: 'command', command: [command ?? '', ...args] };
  };
};
