import { slugify } from '../slug.ts';
import type { AttackEntry } from './entry.ts';

/** Another name or number of an entry, and the last part of the address under which it resolves. */
export interface Alias {
  readonly address: string;
  readonly label: string;
}

/** Parts of an address below `/attacks/` that are not entries. */
export const RESERVED_ADDRESSES = [
  'attacker',
  'beyond-policy',
  'capability',
  'category',
  'control',
  'coverage',
  'effect',
  'evidence',
  'exploited',
  'framework',
  'kind',
  'page',
  'product',
  'rule',
  'year',
] as const;

/**
 * Every other name under which an entry is found: its permanent id, CVE and GHSA numbers, names and
 * ids of other databases. Its own slug is not among them.
 */
export function aliasesOf(entry: AttackEntry): Alias[] {
  const numbers = entry.kind === 'pattern' ? [] : [...entry.cve, ...entry.ghsa];
  const found = new Map<string, string>();
  for (const label of [entry.id, ...numbers, ...entry.aliases]) {
    const address = label.toLowerCase() === entry.slug ? entry.slug : addressOf(label);
    if (address !== '' && address !== entry.slug && !found.has(address)) found.set(address, label);
  }
  return [...found].map(([address, label]) => ({ address, label }));
}

/** `AML.CS0053` gives `aml-cs0053`, `CVE-2025-6514` gives `cve-2025-6514`. */
function addressOf(label: string): string {
  return slugify(label.includes(' ') ? label : label.toLowerCase());
}
