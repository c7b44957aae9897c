import type { CaseEntry } from './case.ts';
import type { PatternEntry } from './pattern.ts';
import type { VulnerabilityEntry } from './vulnerability.ts';

/** Any entry of the attack database, told apart by `kind`. */
export type AttackEntry =
  | ({ readonly kind: 'pattern' } & PatternEntry)
  | ({ readonly kind: 'case' } & CaseEntry)
  | ({ readonly kind: 'vulnerability' } & VulnerabilityEntry);

/** An entry that happened or exists, as against a pattern. */
export type RecordEntry = Exclude<AttackEntry, { readonly kind: 'pattern' }>;

/** When it became public, as far as that is known. */
export function publicDate(entry: AttackEntry): string | undefined {
  return entry.kind === 'pattern' ? entry.firstPublic : entry.public;
}

/** One or two sentences that say what it is. */
export function summaryOf(entry: AttackEntry): string {
  return entry.kind === 'pattern' ? entry.summary : entry.how;
}

/** Newest first, then by id, newest id first. */
export function newestFirst(a: AttackEntry, b: AttackEntry): number {
  const [left, right] = [publicDate(a) ?? '', publicDate(b) ?? ''];
  return right.localeCompare(left) || b.id.localeCompare(a.id);
}
