import { RISK_CATEGORIES, type RiskCategory } from '../category.ts';
import type { Judged } from './measure.ts';

/** How often a label (row) got a verdict (column). */
export type Confusion = Record<RiskCategory, Record<RiskCategory, number>>;

export interface CategoryScore {
  readonly category: RiskCategory;
  /** Tools with this label. */
  readonly labelled: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const record = <T>(value: (category: RiskCategory) => T): Record<RiskCategory, T> =>
  Object.fromEntries(RISK_CATEGORIES.map((category) => [category, value(category)])) as Record<
    RiskCategory,
    T
  >;

/** How often each label got each verdict. */
export function confusionOf(judged: readonly Judged[]): Confusion {
  const table = record(() => record(() => 0));
  for (const { label, verdict } of judged) table[label][verdict] += 1;
  return table;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Precision, recall and F1 (their harmonic mean) of every category that some label has. */
export function categoryScores(confusion: Confusion): CategoryScore[] {
  return RISK_CATEGORIES.flatMap((category) => {
    const labelled = RISK_CATEGORIES.reduce((sum, other) => sum + confusion[category][other], 0);
    if (labelled === 0) return [];
    const called = RISK_CATEGORIES.reduce((sum, other) => sum + confusion[other][category], 0);
    const precision = ratio(confusion[category][category], called);
    const recall = ratio(confusion[category][category], labelled);
    const f1 = ratio(2 * precision * recall, precision + recall);
    return [{ category, labelled, precision, recall, f1 }];
  });
}

/** The mean of the F1 of all categories that occur among the labels, each counted once. */
export const macroF1 = (scores: readonly CategoryScore[]): number =>
  ratio(
    scores.reduce((sum, { f1 }) => sum + f1, 0),
    scores.length,
  );
