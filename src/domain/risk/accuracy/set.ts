import type { AccuracySet } from './accuracy-file.ts';
import { capabilityDifference, capabilityScores } from './capability-scores.ts';
import { categoryScores, confusionOf, macroF1 } from './confusion.ts';
import { type Judged, measure } from './measure.ts';

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The published figures of one labelled sample, with each wrong verdict by the tool's id. */
export function accuracySet(
  title: string,
  how: string,
  judged: readonly Judged[],
  agreement?: AccuracySet['agreement'],
): AccuracySet {
  const capabilities = capabilityScores(judged);
  const confusion = confusionOf(judged);
  const scores = categoryScores(confusion);
  const { tools, category, acceptable, severity, near, dangerous, dangerousCalledRead } =
    measure(judged);
  return {
    title,
    how,
    tools,
    category,
    acceptable,
    severity,
    near,
    macroF1: rounded(macroF1(scores)),
    dangerous,
    dangerousCalledRead,
    categories: scores.map(({ precision, recall, f1, ...rest }) => ({
      ...rest,
      precision: rounded(precision),
      recall: rounded(recall),
      f1: rounded(f1),
    })),
    ...(capabilities ? { capabilities: { ...capabilities, each: [...capabilities.each] } } : {}),
    ...(agreement ? { agreement } : {}),
    confusion,
    misses: judged.filter(differs).map(missOf),
  };
}

function differs(each: Judged): boolean {
  const { missing, extra } = capabilityDifference(each);
  return (
    each.label !== each.verdict ||
    each.severity !== each.verdictSeverity ||
    missing.length + extra.length > 0
  );
}

function missOf(each: Judged): NonNullable<AccuracySet['misses']>[number] {
  const { toolId, label, verdict, acceptable, severity, verdictSeverity } = each;
  const { missing, extra } = capabilityDifference(each);
  return {
    toolId,
    label,
    verdict,
    accepted: acceptable.includes(verdict),
    ...(severity ? { severity } : {}),
    verdictSeverity,
    ...(missing.length > 0 ? { missing } : {}),
    ...(extra.length > 0 ? { extra } : {}),
  };
}
