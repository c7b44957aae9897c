import type { Rule, Unlisted } from '../policy/policy.ts';
import type { Preset, PresetId } from '../policy/preset.ts';
import { recommend } from '../policy/recommend.ts';
import type { Assessment } from '../risk/assessment.ts';

type Verdict = Pick<Assessment, 'category' | 'severity'>;
type PresetRule = Pick<Rule, 'decision' | 'limits'>;

/** What follows from a tool that came, went or changed. */
export type Consequence =
  | {
      readonly kind: 'new-verdict';
      readonly verdict: Verdict;
      readonly confidence: Assessment['confidence'];
    }
  | { readonly kind: 'verdict'; readonly before: Verdict; readonly after: Verdict }
  | { readonly kind: 'removed-verdict'; readonly verdict: Verdict }
  /** `label` is the title of the rule that found suspicious words. */
  | { readonly kind: 'suspicious'; readonly label: string }
  | { readonly kind: 'new-rule'; readonly preset: PresetId; readonly rule: PresetRule }
  | {
      readonly kind: 'rule';
      readonly preset: PresetId;
      readonly before: PresetRule;
      readonly after: PresetRule;
    }
  /** Policies that were made before do not list the tool: what each preset does then. */
  | {
      readonly kind: 'not-listed-yet';
      readonly unlisted: readonly { readonly preset: PresetId; readonly unlisted: Unlisted }[];
    };

/** What a new tool is, and what presets and older policies do about it. */
export function consequencesOfNew(
  found: Assessment,
  presets: readonly Preset[],
): readonly Consequence[] {
  return [
    { kind: 'new-verdict', verdict: found, confidence: found.confidence },
    ...presets.map((preset): Consequence => {
      const rule = recommend(found, preset);
      return { kind: 'new-rule', preset: preset.id, rule };
    }),
    {
      kind: 'not-listed-yet',
      unlisted: presets.map(({ id, unlisted }) => ({ preset: id, unlisted })),
    },
  ];
}

/** What a changed definition does to the verdict and to the rule of each preset. */
export function consequencesOfChange(
  before: Assessment,
  after: Assessment,
  presets: readonly Preset[],
): readonly Consequence[] {
  const known = new Set(before.suspicions.map(({ label }) => label));
  const labels = new Set(after.suspicions.map(({ label }) => label));
  return [
    { kind: 'verdict', before, after },
    ...[...labels.difference(known)].map((label): Consequence => ({ kind: 'suspicious', label })),
    ...presets.map((preset): Consequence => {
      const [was, is] = [recommend(before, preset), recommend(after, preset)];
      return { kind: 'rule', preset: preset.id, before: was, after: is };
    }),
  ];
}

/** Is a verdict or a rule another one, or does something follow that was not so before? */
export function isNews(consequence: Consequence): boolean {
  switch (consequence.kind) {
    case 'verdict': {
      const { before, after } = consequence;
      return before.category !== after.category || before.severity !== after.severity;
    }
    case 'rule': {
      const [before, after] = [consequence.before, consequence.after].map(({ decision, limits }) =>
        JSON.stringify([decision, limits]),
      );
      return before !== after;
    }
    default:
      return true;
  }
}
