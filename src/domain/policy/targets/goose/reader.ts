import { parse } from 'yaml';
import { accept, type Reader } from '../../target-reader.ts';

type Level = 'always_allow' | 'ask_before' | 'never_allow';

const OUTCOME = { always_allow: 'allowed', ask_before: 'asked', never_allow: 'denied' } as const;
const LEVELS: readonly Level[] = ['always_allow', 'ask_before', 'never_allow'];

/**
 * Goose in the mode approve, from its source (`get_permission`, `inspect`): the first list that holds
 * the tool's whole name decides, and it asks about all others. It does not start where a list is missing.
 */
export const read: Reader = (text) => {
  const { user } = parse(text) as { user: Record<Level, string[]> };
  for (const level of LEVELS) accept(Array.isArray(user[level]), level);
  for (const entry of LEVELS.flatMap((level) => user[level])) accept(!/[()]/.test(entry), entry);
  return ({ server, tool }) => {
    const level = LEVELS.find((level) => user[level].includes(`${server}__${tool}`));
    return level === undefined ? 'asked' : OUTCOME[level];
  };
};
