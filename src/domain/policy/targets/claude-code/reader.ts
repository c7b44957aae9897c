import type { Reader } from '../../target-reader.ts';

interface Settings {
  permissions: Partial<Record<'allow' | 'ask' | 'deny', string[]>> & { defaultMode?: string };
}

/**
 * Claude Code as observed: deny, then ask, then allow. Without a rule the mode decides: dontAsk refuses,
 * and so it does with what asks; default asks; no mode is auto mode in a terminal, which may allow.
 */
export const read: Reader = (text) => {
  const { permissions } = JSON.parse(text) as Settings;
  const strict = permissions.defaultMode === 'dontAsk';
  const asked = strict ? 'denied' : 'asked';
  return (call) => {
    const server = spelledByTheClient(call.server);
    const tool = spelledByTheClient(visible(call.tool));
    const [own, all] = [`mcp__${server}__${tool}`, `mcp__${server}__*`];
    const hit = (rules: string[] = []) => rules.includes(own) || rules.includes(all);
    if (hit(permissions.deny)) return 'hidden';
    if (hit(permissions.ask)) return asked;
    if (hit(permissions.allow) || permissions.defaultMode === undefined) return 'allowed';
    return asked;
  };
};

/** Seen in 2.1.329: a tool's name is normalised, and what cannot be seen in it is dropped. */
function visible(name: string): string {
  const unseen = /^(?:\p{Cf}|\p{Co}|\p{Cn})$/u;
  const kept = Array.from(name.normalize('NFKC')).filter((character) => !unseen.test(character));
  return kept.join('').normalize('NFKC');
}

function spelledByTheClient(name: string): string {
  return name
    .split('')
    .map((unit) => (/[\w-]/.test(unit) ? unit : '_'))
    .join('');
}
