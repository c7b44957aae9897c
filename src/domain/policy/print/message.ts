import type { Limit, Rule } from '../policy.ts';

/** "30 calls an hour", as files hold it: part of the format, so it is not reworded with the pages. */
export function limitText({ max, per }: Limit): string {
  const calls = `${max.toLocaleString('en')} ${max === 1 ? 'call' : 'calls'}`;
  return `${calls} ${per === 'hour' ? 'an' : 'a'} ${per}`;
}

/** The message for a refused agent: the reason, or that the policy refuses. */
export function refusalMessage(rule: Rule): string {
  return rule.reason === undefined ? 'Refused by policy.' : `Refused by policy: ${rule.reason}`;
}

/** The message for an agent when a limit is reached. */
export function limitMessage(limit: Limit): string {
  return `Limit reached: at most ${limitText(limit)}. Stop and tell a person.`;
}
