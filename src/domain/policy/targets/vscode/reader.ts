import { parse } from 'yaml';
import type { Reader } from '../../target-reader.ts';

/** As documented: the agent has the listed tools, and VS Code asks before each call. */
export const read: Reader = (text) => {
  const [, frontMatter = ''] = text.match(/^---\n(.*?)\n---\n/s) ?? [];
  const { tools } = parse(frontMatter) as { tools: string[] };
  return ({ server, tool }) => (tools.includes(`${server}/${tool}`) ? 'asked' : 'hidden');
};
