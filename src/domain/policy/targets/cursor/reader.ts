import { accept, type Reader } from '../../target-reader.ts';

/** As documented: a refusal wins, then what is allowed, else it asks. */
export const read: Reader = (text) => {
  const { permissions } = JSON.parse(text) as { permissions: { allow: string[]; deny: string[] } };
  for (const rule of [...permissions.allow, ...permissions.deny]) {
    accept(/^Mcp\([\w-]+:[\w-]+\)$/.test(rule), rule);
  }
  return ({ server, tool }) => {
    const rule = `Mcp(${server}:${tool})`;
    if (permissions.deny.includes(rule)) return 'denied';
    return permissions.allow.includes(rule) ? 'allowed' : 'asked';
  };
};
