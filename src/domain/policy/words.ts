import type { Condition, Limit, Rule } from './policy.ts';

/** "30 calls an hour" */
export function limitWords(limit: Limit): string {
  return `${callWords(limit.max)} ${limit.per === 'hour' ? 'an' : 'a'} ${limit.per}`;
}

/** "5 calls an hour and 20 calls a day" */
export function limitsWords(limits: readonly Limit[]): string {
  return limits.map(limitWords).join(' and ');
}

/** "1 call", "1,800 calls" */
export function callWords(calls: number): string {
  return `${calls.toLocaleString('en')} ${calls === 1 ? 'call' : 'calls'}`;
}

const ORDINAL = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' } as const;

/** "1st", "22nd", "1,801st" */
export function ordinal(number: number): string {
  return `${number.toLocaleString('en')}${SUFFIX[ORDINAL.select(number)]}`;
}

/** "amount is at most 100": a clause about one argument. */
export function conditionWords(condition: Condition): string {
  const { argument } = condition;
  switch (condition.is) {
    case 'equals':
      return `${argument} is ${JSON.stringify(condition.value)}`;
    case 'one-of':
      return `${argument} is one of ${condition.value.map((one) => JSON.stringify(one)).join(', ')}`;
    case 'matches':
      return `${argument} matches ${condition.value}`;
    case 'at-most':
      return `${argument} is at most ${condition.value}`;
    case 'path-under':
      return `${argument} is a path under ${condition.value}`;
    case 'host-in':
      return `${argument} is an address on ${condition.value.join(' or ')}`;
  }
}

/** What a refused agent is told: the reason, or that the policy refuses. */
export function refusalMessage(rule: Rule): string {
  return rule.reason === undefined ? 'Refused by policy.' : `Refused by policy: ${rule.reason}`;
}

/** What an agent is told when a limit is reached. */
export function limitMessage(limit: Limit): string {
  return `Limit reached: at most ${limitWords(limit)}. Stop and tell a person.`;
}
