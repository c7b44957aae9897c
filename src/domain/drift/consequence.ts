import type { Preset } from '../policy/preset.ts';
import { recommend } from '../policy/recommend.ts';
import { limitsWords } from '../policy/words.ts';
import type { Assessment } from '../risk/assessment.ts';

/** `write, high` */
export const verdictWords = ({ category, severity }: Assessment): string =>
  `${category}, ${severity}`;

function ruleWords(assessment: Assessment, preset: Preset): string {
  const { decision, limits } = recommend(assessment, preset);
  return limits.length === 0 ? decision : `${decision} up to ${limitsWords(limits)}`;
}

/** What each preset says of a tool: `careful: ask`. */
export const presetWords = (assessment: Assessment, presets: readonly Preset[]): string[] =>
  presets.map((preset) => `${preset.id}: ${ruleWords(assessment, preset)}`);

/** What a changed definition does to the verdict and to the rule of each preset, in short sentences. */
export function consequences(
  before: Assessment,
  after: Assessment,
  presets: readonly Preset[],
): string[] {
  const [old, now] = [verdictWords(before), verdictWords(after)];
  const known = new Set(before.suspicions.map(({ label }) => label));
  const suspicious = after.suspicions.filter(({ label }) => !known.has(label));
  return [
    old === now ? `verdict stays ${now}` : `verdict: ${old} → ${now}`,
    ...[...new Set(suspicious.map(({ label }) => `now suspicious: ${label}`))],
    ...presets.map((preset) => {
      const [was, is] = [ruleWords(before, preset), ruleWords(after, preset)];
      return was === is ? `${preset.id} stays ${is}` : `${preset.id}: ${was} → ${is}`;
    }),
  ];
}
