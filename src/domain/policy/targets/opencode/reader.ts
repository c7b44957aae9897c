import type { Reader } from '../../target-reader.ts';

/** opencode as observed: the last key that matches decides; no key allows; deny hides. */
export const read: Reader = (text) => {
  const { permission } = JSON.parse(text) as { permission: Record<string, string> };
  const entries = Object.entries(permission);
  return ({ server, tool }) => {
    const name = `${server}_${tool}`
      .split('')
      .map((unit) => (/[\w-]/.test(unit) ? unit : '_'))
      .join('');
    const last = entries.findLast(([key]) =>
      key.endsWith('*') ? name.startsWith(key.slice(0, -1)) : key === name,
    );
    if (last?.[1] === 'deny') return 'hidden';
    return last?.[1] === 'ask' ? 'asked' : 'allowed';
  };
};
