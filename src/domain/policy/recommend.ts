import type { Assessment } from '../risk/assessment.ts';
import type { Rule } from './policy.ts';
import type { Preset, PresetRow } from './preset.ts';

/** The part of an assessment that a preset looks at; of suspicions, only whether there is one. */
export interface Assessed extends Pick<Assessment, 'category' | 'severity' | 'capabilities'> {
  readonly suspicions?: readonly unknown[];
}

export interface Recommendation extends Rule {
  /** Why, in one sentence about the tool. */
  readonly because: string;
}

/**
 * The rule that a preset recommends: the first row of its table that matches. `because` stands in
 * the rule as its reason too, so that targets with a message can pass it on to the agent.
 */
export function recommend(assessment: Assessed, preset: Preset): Recommendation {
  const row = preset.rows.find((one) => matches(one, assessment));
  if (!row)
    throw new RangeError(`preset ${preset.id}: no row matches ${JSON.stringify(assessment)}`);
  const { because } = row;
  const limits = row.rule.limits ?? [];
  return { decision: row.rule.decision, limits, conditions: [], reason: because, because };
}

function matches({ when }: PresetRow, assessment: Assessed): boolean {
  return (
    (when.category?.includes(assessment.category) ?? true) &&
    (when.severity?.includes(assessment.severity) ?? true) &&
    (!when.suspicious || (assessment.suspicions?.length ?? 0) > 0) &&
    (when.anyCapability?.some((one) => assessment.capabilities.includes(one)) ?? true)
  );
}
