import type { Capability } from '../risk/capability.ts';
import type { RiskCategory } from '../risk/category.ts';
import type { Severity } from '../risk/severity.ts';

/** What search finds, in the order in which groups are shown; an outline is a server that nobody has read. */
export const SEARCH_KINDS = ['server', 'tool', 'attack', 'guide', 'outline'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One page as search knows it. */
export interface SearchRecord {
  readonly kind: SearchKind;
  readonly url: string;
  readonly title: string;
  /** What is shown beside the title: the tool's server, the server's vendor, the attack's id. */
  readonly about: string;
  /** One line that says what it is. */
  readonly text: string;
  /** Names under which it is found first: its own, and others that mean exactly this. */
  readonly names: readonly string[];
  /** Further words under which it is found, shown nowhere. */
  readonly further?: string;
  /** How much more widely it is used than others: what it says counts so many times more. */
  readonly use?: number;
  readonly category?: RiskCategory;
  readonly severity?: Severity;
  readonly capabilities?: readonly Capability[];
}
