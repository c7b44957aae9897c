import type { AccuracySet } from './accuracy-file.ts';
import { categoryScores, confusionOf, macroF1 } from './confusion.ts';
import { type Judged, measure } from './measure.ts';

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The published figures of one labelled sample, with each wrong verdict by the tool's id. */
export function accuracySet(title: string, how: string, judged: readonly Judged[]): AccuracySet {
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
    confusion,
    misses: judged
      .filter((each) => each.label !== each.verdict || each.severity !== each.verdictSeverity)
      .map(
        ({ toolId, label, verdict, acceptable: accepts, severity: labelled, verdictSeverity }) => ({
          toolId,
          label,
          verdict,
          accepted: accepts.includes(verdict),
          ...(labelled ? { severity: labelled } : {}),
          verdictSeverity,
        }),
      ),
  };
}
