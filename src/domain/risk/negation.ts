import type { Field } from './field.ts';

export const NEGATIONS = new Set(
  `not no never without cannot can't don't doesn't won't isn't aren't didn't nor neither instead rather
  unlike avoid except excluding prevents prevent ohne nicht sin sem sans`.split(/\s+/),
);
const WINDOW = 4;

/** Is the word at this place denied by a word shortly before it in the same sentence? */
export function isNegated(field: Field, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - WINDOW); back -= 1) {
    const token = field.tokens[back];
    const gap = field.text.slice(token?.end ?? 0, field.tokens[back + 1]?.start);
    if (/[.!?;\n。|]/.test(gap)) return false;
    if (NEGATIONS.has(token?.word ?? '')) return true;
  }
  return false;
}
