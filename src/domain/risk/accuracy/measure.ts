import { assess } from '../assess.ts';
import type { AssessmentSubject, Reason } from '../assessment.ts';
import type { Capability } from '../capability.ts';
import type { RiskCategory } from '../category.ts';
import type { CompiledRules } from '../compile.ts';
import { type Severity, severityRank } from '../severity.ts';
import { type Label, labelSubject } from './label.ts';

/** One labelled tool beside its verdict. */
export interface Judged {
  readonly toolId: string;
  readonly label: RiskCategory;
  readonly acceptable: readonly RiskCategory[];
  readonly severity: Severity | undefined;
  readonly verdict: RiskCategory;
  readonly verdictSeverity: Severity;
  /** Undefined where the label lists none, not even an empty list. */
  readonly capabilities: readonly Capability[] | undefined;
  readonly verdictCapabilities: readonly Capability[];
  readonly reason: Reason;
}

export interface Measurement {
  readonly tools: number;
  /** Same category as the label. */
  readonly category: number;
  /** A category that the label accepts. */
  readonly acceptable: number;
  /** Tools whose label has a severity. */
  readonly withSeverity: number;
  readonly severity: number;
  /** At most one level away. */
  readonly near: number;
  /** Tools that destroy, run something or move money, and those of them called Read. */
  readonly dangerous: number;
  readonly dangerousCalledRead: number;
}

const DANGEROUS: readonly RiskCategory[] = ['destructive', 'execute', 'financial'];

/** Assesses every tool that has a category label. `subjectOf` may add what is known elsewhere. */
export function judge(
  labels: readonly Label[],
  rules: CompiledRules,
  subjectOf: (label: Label) => AssessmentSubject = labelSubject,
): Judged[] {
  return labels.flatMap((label) => {
    if (!label.category) return [];
    const { category, severity, capabilities, reason } = assess(subjectOf(label), rules);
    const acceptable = label.acceptable ?? [label.category];
    return [
      {
        toolId: label.toolId,
        label: label.category,
        acceptable: acceptable.includes(label.category)
          ? acceptable
          : [label.category, ...acceptable],
        severity: label.severity,
        verdict: category,
        verdictSeverity: severity,
        capabilities: label.capabilities,
        verdictCapabilities: capabilities,
        reason,
      },
    ];
  });
}

const distance = (a: Severity, b: Severity): number => Math.abs(severityRank(a) - severityRank(b));

/** Every number that compares verdicts with the labels of people. */
export function measure(judged: readonly Judged[]): Measurement {
  const count = (test: (each: Judged) => boolean) => judged.filter(test).length;
  const away = ({ severity, verdictSeverity }: Judged) =>
    severity === undefined ? Number.POSITIVE_INFINITY : distance(severity, verdictSeverity);
  const dangerous = judged.filter(
    ({ label, acceptable }) => DANGEROUS.includes(label) && !acceptable.includes('read'),
  );
  return {
    tools: judged.length,
    category: count(({ label, verdict }) => label === verdict),
    acceptable: count(({ acceptable, verdict }) => acceptable.includes(verdict)),
    withSeverity: count(({ severity }) => severity !== undefined),
    severity: count((each) => away(each) === 0),
    near: count((each) => away(each) <= 1),
    dangerous: dangerous.length,
    dangerousCalledRead: dangerous.filter(({ verdict }) => verdict === 'read').length,
  };
}
