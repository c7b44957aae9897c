import type { Limit } from '#domain/policy/policy.ts';

const WORDS = /(\d[\d,]*) calls? an? (minute|hour|day)\b/g;

const spelled = (max: number, per: string): string => `${max} per ${per}`;

const sorted = (limits: Iterable<string>): string => [...new Set(limits)].sort().join(', ');

/** The limits that a text states, in one form and order: "20 per day, 5 per hour"; empty for none. */
export function limitsInWords(text: string): string {
  const found = [...text.matchAll(WORDS)];
  return sorted(
    found.map(([, max = '', per = '']) => spelled(Number(max.replaceAll(',', '')), per)),
  );
}

export const limitsOfRule = (limits: readonly Limit[]): string =>
  sorted(limits.map(({ max, per }) => spelled(max, per)));

interface Gateway {
  readonly tools?: Record<string, { limits?: readonly { window: string; max: number }[] }>;
}

interface Intercept {
  readonly tools?: Record<string, { rules: readonly { rate_limit?: string }[] }>;
}

/** Limits of each tool in a parsed gateway file or Intercept file, in the same form. */
export function limitsInFile(target: string, value: unknown): Map<string, string> {
  if (target === 'policylayer') {
    const tools = Object.entries((value as Gateway).tools ?? {});
    return new Map(
      tools.map(([name, { limits = [] }]) => [
        name,
        sorted(limits.map(({ max, window }) => spelled(max, window))),
      ]),
    );
  }
  const tools = Object.entries((value as Intercept).tools ?? {});
  return new Map(
    tools.map(([name, { rules }]) => [
      name,
      sorted(rules.flatMap(({ rate_limit: rate }) => rate?.replace('/', ' per ') ?? [])),
    ]),
  );
}
