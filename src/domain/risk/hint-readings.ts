import { HINT_DEFAULTS, type Hints } from '../tool.ts';
import type { HintReading, Reversibility } from './assessment.ts';
import { CATEGORY_LABEL, type RiskCategory } from './category.ts';

const HINT_NAMES = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const;

function who(hint: keyof Hints, declared: boolean | null, effective: boolean): string {
  return declared === null
    ? `The author does not set ${hint}; the specification’s default is ${effective}`
    : `The author sets ${hint} to ${effective}`;
}

function readOnly(
  declared: boolean | null,
  effective: boolean,
  category: RiskCategory,
): [boolean | null, string] {
  const start = who('readOnlyHint', declared, effective);
  if (category === 'unknown') return [null, `${start}, and we cannot tell.`];
  const agrees = effective === (category === 'read');
  const ours = `our reading is ${CATEGORY_LABEL[category]}`;
  if (declared === null && !agrees) return [null, `${start}, though ${ours}.`];
  return [agrees, `${start}, ${agrees ? 'and' : 'but'} ${ours}.`];
}

function destructive(
  declared: boolean | null,
  effective: boolean,
  category: RiskCategory,
  reversible: Reversibility,
): [boolean | null, string] {
  const start = who('destructiveHint', declared, effective);
  if (category === 'unknown') return [null, `${start}, and we cannot tell.`];
  const ours = category === 'destructive' || reversible === 'no' || reversible === 'partly';
  const agrees = effective === ours;
  const reading = ours
    ? 'we read a change that may replace or remove something'
    : 'we read a change that only adds or can be undone';
  if (declared === null && !agrees) return [null, `${start}, though ${reading}.`];
  return [agrees, `${start}, ${agrees ? 'and' : 'but'} ${reading}.`];
}

function readOne(
  hint: (typeof HINT_NAMES)[number],
  hints: Hints,
  category: RiskCategory,
  reversible: Reversibility,
): HintReading {
  const declared = hints[hint] ?? null;
  const effective = declared ?? HINT_DEFAULTS[hint];
  const base = { hint, declared, effective };
  if (hint === 'readOnlyHint') {
    const [agrees, sentence] = readOnly(declared, effective, category);
    return { ...base, agrees, sentence };
  }
  const readOnlyTool = hints.readOnlyHint ?? HINT_DEFAULTS.readOnlyHint;
  if (readOnlyTool && hint !== 'openWorldHint') {
    const sentence = `${who(hint, declared, effective)}; it has no meaning beside readOnlyHint true.`;
    return { ...base, agrees: null, sentence };
  }
  if (hint === 'destructiveHint') {
    const [agrees, sentence] = destructive(declared, effective, category, reversible);
    return { ...base, agrees, sentence };
  }
  const matter =
    hint === 'idempotentHint'
      ? 'whether a repeated call changes more'
      : 'whether it reaches an open set of outside systems';
  return {
    ...base,
    agrees: null,
    sentence: `${who(hint, declared, effective)}; our verdict does not depend on ${matter}.`,
  };
}

/** The four hints of the specification, with its defaults, beside our reading. */
export function hintReadings(
  hints: Hints,
  category: RiskCategory,
  reversible: Reversibility,
): HintReading[] {
  return HINT_NAMES.map((hint) => readOne(hint, hints, category, reversible));
}
