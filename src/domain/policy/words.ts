import type { Condition, Limit } from './policy.ts';

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
