import type { Reader } from '../contract.ts';

interface Settings {
  permissions: Partial<Record<'allow' | 'ask' | 'deny', string[]>> & { defaultMode?: string };
}

/** Claude Code as observed: deny, then ask, then allow; no rule asks; dontAsk turns asks to refusals. */
export const readClaudeCode: Reader = (text) => {
  const { permissions } = JSON.parse(text) as Settings;
  const strict = permissions.defaultMode === 'dontAsk';
  const asked = strict ? 'denied' : 'asked';
  return (call) => {
    const [server, tool] = [call.server, call.tool].map(spelledByTheClient);
    const hit = (rules: string[] = []) =>
      rules.some((one) => one === `mcp__${server}__${tool}` || one === `mcp__${server}__*`);
    if (hit(permissions.deny)) return 'hidden';
    if (hit(permissions.ask)) return asked;
    return hit(permissions.allow) ? 'allowed' : asked;
  };
};

function spelledByTheClient(name: string | undefined): string {
  return (name ?? '')
    .split('')
    .map((unit) => (/[\w-]/.test(unit) ? unit : '_'))
    .join('');
}
