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

/** The rule that a preset recommends: that of the first row of its table that matches. */
export function recommend(assessment: Assessed, preset: Preset): Recommendation {
  const row = preset.rows[matchingRow(assessment, preset)];
  if (!row) throw new RangeError(`preset ${preset.id} has no such row`);
  return ruleOfRow(row);
}

/** The place, from 0, of the first row of a preset that matches. Throws where none does. */
export function matchingRow(assessment: Assessed, preset: Preset): number {
  const place = preset.rows.findIndex((row) => matches(row, assessment));
  if (place < 0)
    throw new RangeError(`preset ${preset.id}: no row matches ${JSON.stringify(assessment)}`);
  return place;
}

/**
 * What a row says of the tools that it matches. `because` is also the rule's reason, so that targets
 * with a message can pass it on to the agent.
 */
export function ruleOfRow({ rule, because }: PresetRow): Recommendation {
  const { decision, limits = [], ifCannotCount, ifCannotAsk } = rule;
  return {
    ...{ decision, limits, conditions: [] },
    ...(ifCannotCount ? { ifCannotCount } : {}),
    ...(ifCannotAsk ? { ifCannotAsk } : {}),
    ...{ reason: because, because },
  };
}

function matches({ when }: PresetRow, assessment: Assessed): boolean {
  return (
    (when.category?.includes(assessment.category) ?? true) &&
    (when.severity?.includes(assessment.severity) ?? true) &&
    (!when.suspicious || (assessment.suspicions?.length ?? 0) > 0) &&
    (when.anyCapability?.some((capability) => assessment.capabilities.includes(capability)) ?? true)
  );
}
