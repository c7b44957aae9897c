import { CAPABILITY_CLAUSE } from '../risk/capability.ts';
import type { Leg } from './applies.ts';

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** What a tool that fills the leg does: "moves money or assets, or changes who may do what". */
export function legClause(leg: Leg): string {
  return leg.map((capability) => CAPABILITY_CLAUSE[capability]).join(', or ');
}
