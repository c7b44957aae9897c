import type { Decision } from './policy.ts';

/** The words on controls and in tables: what is to be done with calls of a tool. */
export const DECISION_LABEL: Readonly<Record<Decision, string>> = {
  allow: 'Allow',
  ask: 'Ask',
  deny: 'Deny',
  hide: 'Hide',
};

const DECIDED: Readonly<Record<Decision, string>> = {
  allow: 'allowed',
  ask: 'asked about',
  deny: 'denied',
  hide: 'hidden',
};

/** "12 allowed, 3 asked about, 1 denied": how many tools got which decision; none without tools. */
export function decisionCounts(decisions: readonly Decision[]): string {
  return Object.entries(DECIDED)
    .map(([decision, word]) => ({
      word,
      count: decisions.filter((one) => one === decision).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count.toLocaleString('en')} ${word}`)
    .join(', ');
}
