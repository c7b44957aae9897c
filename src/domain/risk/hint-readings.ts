import { HINT_DEFAULTS, type Hints } from '../tool.ts';
import { HINT_NAMES, type HintName, type HintReading, type OurReading } from './assessment.ts';
import type { RiskCategory } from './category.ts';
import type { Reversibility } from './reversibility.ts';

/** The four hints of the specification, with its defaults, beside our reading. */
export function hintReadings(
  hints: Hints,
  category: RiskCategory,
  reversible: Reversibility,
): HintReading[] {
  return HINT_NAMES.map((hint) => {
    const declared = hints[hint] ?? null;
    const effective = declared ?? HINT_DEFAULTS[hint];
    const ours = ourReading(hint, hints, category, reversible);
    const agrees = agreement(effective, ours);
    return {
      hint,
      declared,
      effective,
      agrees: declared === null && agrees === false ? null : agrees,
      ours,
    };
  });
}

function ourReading(
  hint: HintName,
  hints: Hints,
  category: RiskCategory,
  reversible: Reversibility,
): OurReading {
  const isReadOnly = hints.readOnlyHint ?? HINT_DEFAULTS.readOnlyHint;
  if (isReadOnly && (hint === 'destructiveHint' || hint === 'idempotentHint'))
    return { kind: 'read-only-tool' };
  if (hint === 'idempotentHint' || hint === 'openWorldHint') return { kind: 'not-considered' };
  if (category === 'unknown') return { kind: 'unknown' };
  if (hint === 'readOnlyHint') return { kind: 'category', category };
  const removes = category === 'destructive' || reversible === 'no' || reversible === 'partly';
  return { kind: 'change', removes };
}

/** Does the value say what we read? Null where there is nothing to compare. */
function agreement(effective: boolean, ours: OurReading): boolean | null {
  if (ours.kind === 'category') return effective === (ours.category === 'read');
  return ours.kind === 'change' ? effective === ours.removes : null;
}
