import type { DerivationStep } from './assessment.ts';
import { CATEGORY_LABEL } from './category.ts';
import type { Effect } from './effect.ts';
import type { Finding } from './finding.ts';
import { quote, quotedEvidence } from './quotation.ts';
import { SEVERITY_LABEL } from './severity.ts';
import type { SeverityReading, SeverityReason } from './severity-of.ts';

function effectStep(effect: Effect, confirmed: boolean): DerivationStep {
  const { rule, evidence, occurrence } = effect;
  const ofText = occurrence.field.place !== 'name';
  const sentence = confirmed
    ? `The ${ofText ? 'text' : 'name'} says the same: ${quotedEvidence(evidence.slice(0, 1))}.`
    : `It ${rule.says}: ${quotedEvidence(evidence)}. That is ${CATEGORY_LABEL[rule.category]}.`;
  return { rule: rule.id, sentence, evidence: [...evidence] };
}

function otherStep(other: Effect, decided: Effect): DerivationStep {
  if (other.rule.category === decided.rule.category) return effectStep(other, true);
  const weight =
    other.rule.weak || other.occurrence.standing !== 'sure'
      ? 'which is too general to decide'
      : 'which is less grave';
  const sentence = `Taken alone, ${quotedEvidence(other.evidence, 1)} would be ${CATEGORY_LABEL[other.rule.category]}, ${weight}.`;
  return { rule: other.rule.id, sentence, evidence: [...other.evidence] };
}

function raiseSteps({ raisedBy, category }: Finding): DerivationStep[] {
  if (!raisedBy) return [];
  const { rule, evidence, choice } = raisedBy;
  const what = choice
    ? `One of the actions that it offers is ${quote(choice.value)}, which ${choice.effect.rule.says}`
    : `It ${rule.says}: ${quotedEvidence(evidence)}`;
  const sentence = `${what}. That makes it ${CATEGORY_LABEL[category]}.`;
  return [{ rule: rule.id, sentence, evidence: [...evidence] }];
}

const because = (reason: SeverityReason): string =>
  `${reason.says} (${quotedEvidence(reason.evidence, 2)})`;

function severityStep(reason: SeverityReason): DerivationStep {
  const sentence = `Severity is ${reason.direction} what this calls for, since ${because(reason)}.`;
  return { rule: reason.rule, sentence, evidence: [...reason.evidence] };
}

/** The path from the words to the verdict, each step with its rule. */
export function derivationOf(finding: Finding, reading: SeverityReading): DerivationStep[] {
  const { verdict } = finding;
  const decided = verdict.effect;
  if (finding.category === 'unknown') return [];
  const other = [verdict.fromName, verdict.fromText].find((each) => each && each !== decided);
  return [
    ...(decided ? [effectStep(decided, false)] : []),
    ...(decided && other ? [otherStep(other, decided)] : []),
    ...raiseSteps(finding),
    ...reading.reasons.slice(-2).map((reason) => severityStep(reason)),
  ].map((step) => ({
    ...step,
    sentence: step.sentence.replace(
      'what this calls for',
      SEVERITY_LABEL[reading.severity].toLowerCase(),
    ),
  }));
}
