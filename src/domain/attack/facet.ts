/** Ways to narrow the attack database, in the order in which they are shown. */
export const ATTACK_FACETS = [
  'kind',
  'rule',
  'control',
  'evidence',
  'attacker',
  'capability',
  'category',
  'effect',
  'exploited',
  'year',
  'framework',
  'product',
] as const;
export type AttackFacet = (typeof ATTACK_FACETS)[number];

/** Facets of which an entry has one value at most: choosing another replaces the first. */
export const SINGLE_FACETS: readonly AttackFacet[] = [
  'kind',
  'rule',
  'evidence',
  'exploited',
  'year',
];

export type FacetValues = Readonly<Record<AttackFacet, readonly string[]>>;

/** `AML.T0051.001` gives `aml-t0051-001`. */
export function frameworkValue(id: string): string {
  return id.toLowerCase().replaceAll('.', '-');
}
