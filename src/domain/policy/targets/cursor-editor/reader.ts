import { accept, type Reader } from '../../target-reader.ts';

/** As documented, in the run mode Allowlist: what an entry names runs, and all else asks. */
export const read: Reader = (text) => {
  const { mcpAllowlist } = JSON.parse(text) as { mcpAllowlist: string[] };
  for (const entry of mcpAllowlist) accept(/^[\w-]+:[\w-]+$/.test(entry), entry);
  return ({ server, tool }) => (mcpAllowlist.includes(`${server}:${tool}`) ? 'allowed' : 'asked');
};
