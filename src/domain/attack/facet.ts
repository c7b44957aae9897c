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

export const ATTACK_FACET_LABEL: Record<AttackFacet, string> = {
  kind: 'Kind',
  rule: 'What a rule can do',
  control: 'What stops it',
  evidence: 'Evidence',
  attacker: 'Attacker’s position',
  capability: 'Capability',
  category: 'Category',
  effect: 'Effect',
  exploited: 'Exploitation',
  year: 'Year',
  framework: 'Framework id',
  product: 'Product',
};

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
