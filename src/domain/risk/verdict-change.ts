import type { RiskCategory } from './category.ts';
import type { Action, Amount, Audience, Manner, State } from './facts.ts';
import type { Reversibility } from './reversibility.ts';
import type { Severity } from './severity.ts';

/** The facts of a call that differ from those that were read; null: nothing of the kind is known. */
export interface OtherFacts {
  readonly action?: Action;
  /** The id of the class that stands in the place of the one that decided. */
  readonly object?: string | null;
  readonly amount?: Amount;
  readonly audience?: Audience;
  readonly state?: State | null;
  readonly manner?: Manner | null;
  readonly reversibility?: Reversibility;
}

/** The ways in which a call could be another one, each with the facts that would differ. */
export const FACT_CHANGES = [
  'bypasses-trash',
  'keeps-in-trash',
  'does-what-it-shows',
  'sends-draft',
  'is-no-draft',
  'is-not-empty',
  'is-live',
  'is-test',
  'reaches-team',
  'reaches-user',
  'takes-one',
  'takes-all',
  'stays-in-sandbox',
  'reads-other',
  'own-thing',
  'other-thing',
  'changes-too',
  'leaves-draft',
  'prepares-only',
  'shows-change',
  'shows-deletion',
  'shows-run',
] as const;

/** One way in which a call could be another one. */
export interface FactChange {
  readonly id: (typeof FACT_CHANGES)[number];
  /** The thing that decides, in words: "a database". */
  readonly one?: string;
  readonly facts: OtherFacts;
}

export interface Verdict {
  readonly category: RiskCategory;
  readonly severity: Severity;
}

/** What other evidence would lead to another verdict, which is computed by the same table. */
export type VerdictChange =
  | { readonly kind: 'more-evidence'; readonly name: string }
  | (FactChange & {
      readonly kind: 'other-facts';
      readonly verdict: Verdict;
      readonly was: Verdict;
    })
  /** The parameter without these values of it. */
  | {
      readonly kind: 'other-action';
      readonly parameter: string;
      readonly values: readonly string[];
      readonly verdict: Verdict;
      readonly was: Verdict;
    }
  | {
      readonly kind: 'without-arguments';
      readonly parameters: readonly string[];
      readonly verdict: Verdict;
      readonly was: Verdict;
    }
  | { readonly kind: 'description' | 'parameters' };
