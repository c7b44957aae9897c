import type { Assessment } from './assessment.ts';
import { capabilitiesOf } from './capabilities-of.ts';
import type { CompiledRules } from './compile.ts';
import { confidenceOf } from './confidence-of.ts';
import { decisiveArguments } from './decisive-arguments.ts';
import { derivationOf } from './derivation-of.ts';
import { findingOf } from './finding.ts';
import { hintReadings } from './hint-readings.ts';
import { readSubject } from './reading.ts';
import { reasonOf } from './reason-of.ts';
import { reversibilityOf } from './reversibility-of.ts';
import { severityOf } from './severity-of.ts';
import { signalsOf } from './signals-of.ts';
import type { AssessmentSubject } from './subject.ts';
import { suspicionsIn } from './suspicion.ts';
import { wouldChange } from './would-change.ts';

export type { AssessmentSubject } from './subject.ts';

function foreignTexts({ tool }: AssessmentSubject): string[] {
  const parameters = (tool.parameters ?? []).map((parameter) => parameter.description ?? '');
  return [tool.name, tool.title ?? '', tool.description ?? '', ...parameters].filter(
    (text) => text !== '',
  );
}

/**
 * The verdict on one tool, from its definition alone. Never throws for odd definitions: where the
 * evidence does not carry a verdict, category and severity are `unknown`.
 */
export function assess(subject: AssessmentSubject, rules: CompiledRules): Assessment {
  const finding = findingOf(readSubject(subject, rules), rules);
  const severity = severityOf(finding);
  const reversibility = reversibilityOf(finding);
  const confidence = confidenceOf(finding);
  return {
    category: finding.category,
    severity: severity.severity,
    reversibility,
    capabilities: capabilitiesOf(finding),
    signals: signalsOf(finding),
    reason: reasonOf(finding),
    derivation: derivationOf(finding, severity),
    wouldChange: wouldChange(finding, severity),
    confidence: confidence.confidence,
    confidenceReason: confidence.reason,
    decisiveArguments: decisiveArguments(finding),
    hints: hintReadings(subject.tool.hints, finding.category, reversibility),
    suspicions: suspicionsIn(foreignTexts(subject), rules.suspicions),
  };
}
