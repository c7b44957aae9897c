import type { Evidence } from './assessment.ts';
import type { RiskCategory } from './category.ts';
import type { CompiledRules } from './compile.ts';
import { anyHit, evidenceFor } from './hits.ts';
import type { Reading } from './reading.ts';
import type { RuleOfKind } from './rule.ts';

/** One firing of a rule that adds to a verdict. */
export interface Touch {
  readonly rule: RuleOfKind<'touch'>;
  readonly evidence: readonly Evidence[];
}

/** Which touch rules hold for a tool of this category. */
export function touchesOf(category: RiskCategory, reading: Reading, rules: CompiledRules): Touch[] {
  return rules.touches.flatMap((rule) => {
    if (rule.categories && !rule.categories.some((each) => each === category)) return [];
    const conditions = rules.conditions.get(rule);
    const evidence = evidenceFor(conditions?.with ?? [], reading.hits);
    if (!evidence || anyHit(conditions?.without ?? [], reading.hits)) return [];
    return [{ rule, evidence }];
  });
}
