import { accept, type Reader } from '../../target-reader.ts';

// biome-ignore lint/suspicious/noTemplateCurlyInString: a parameter of the shell
const START = '#!/bin/sh\ndocker mcp profile tools "${1:-default}"';

/**
 * The gateway, from its source (`UpdateTools`, `isToolEnabled`): first the servers without tools, then
 * each tool that is enabled, whose server is what stands before the first dot. Of a server that has a
 * list, it registers the listed tools only, by their exact names; a server without one has all its tools.
 */
export const read: Reader = (text) => {
  const lists = new Map<string, string[]>();
  const flags = flagsOf(text);
  for (const [flag, value] of flags) if (flag === '--disable-all') lists.set(value, []);
  for (const [flag, value] of flags) {
    if (flag !== '--enable') continue;
    const dot = value.indexOf('.');
    accept(dot > 0, value);
    const server = value.slice(0, dot);
    lists.set(server, [...(lists.get(server) ?? []), value.slice(dot + 1)]);
  }
  return ({ server, tool }) => {
    const list = lists.get(server);
    return list === undefined || list.includes(tool) ? 'allowed' : 'hidden';
  };
};

/** The command, whose flags are in single quotes. */
function flagsOf(text: string): [string, string][] {
  const parts = text.trimEnd().split(' \\\n  ');
  accept(parts.shift() === START, text);
  return parts.map((part) => {
    const [, flag = '', quoted = ''] = part.match(/^(--[a-z-]+)='((?:[^']|'\\'')*)'$/) ?? [];
    accept(['--disable-all', '--enable'].includes(flag), part);
    return [flag, quoted.replaceAll("'\\''", "'")];
  });
}
