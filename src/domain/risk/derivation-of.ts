import type { DerivationStep, Reason } from './assessment.ts';
import type { Effect } from './effect.ts';
import type { Evidence } from './evidence.ts';
import { ACTION_OF } from './facts-of.ts';
import type { FiredRules } from './fired-rules.ts';
import type { SeverityReading, SeverityStep } from './severity-of.ts';
import { statedFact } from './stated.ts';

/** The words that caused the verdict, with the clause of the rule that decided. */
export function reasonOf(fired: FiredRules): Reason {
  const { category, effect, raisedBy, reading } = fired;
  if (category === 'unknown' || (!effect && !raisedBy))
    return {
      kind: reading.texts.length === 0 ? 'no-description' : 'unclear',
      name: reading.name.text,
    };
  const evidence = decisiveEvidence(fired);
  return {
    kind: 'effect',
    says: raisedBy && !raisedBy.choice ? raisedBy.rule.says : (effect?.rule.says ?? ''),
    evidence,
    nameOnly: reading.texts.length === 0 && evidence.every(({ place }) => place === 'name'),
  };
}

function decisiveEvidence({ effect, raisedBy, spoken }: FiredRules): Evidence[] {
  const other = [spoken.fromName, spoken.fromText].find(
    (each) => each && each !== effect && each.rule.category === effect?.rule.category,
  );
  return [
    ...(raisedBy?.evidence ?? []),
    ...(effect && effect !== raisedBy?.choice?.effect ? effect.evidence : []),
    ...(other?.evidence.slice(0, 1) ?? []),
  ];
}

/** The path from the words to the verdict, each step with its rule. */
export function derivationOf(fired: FiredRules, reading: SeverityReading): DerivationStep[] {
  if (fired.category === 'unknown') return [];
  const { effect: decided, fromName, fromText } = fired.spoken;
  const other = [fromName, fromText].find((effect) => effect && effect !== decided);
  return [
    ...(decided ? [effectStep(decided)] : []),
    ...(decided && other ? [otherStep(other, decided)] : []),
    ...raiseSteps(fired),
    ...reading.steps.map((step) => severityStep(step, fired, reading)),
    ...reversibilityStep(fired),
    ...(reading.ignored
      ? [{ kind: 'not-raised-by-us' as const, severity: reading.ignored, evidence: [] }]
      : []),
  ];
}

function severityStep(
  step: SeverityStep,
  { category }: FiredRules,
  { facts }: SeverityReading,
): DerivationStep {
  const { level: severity } = step;
  if (step.kind === 'adjusted') {
    const { says, direction } = step;
    const rule = step.facts.find((fact) => fact.rule)?.rule;
    return {
      kind: `severity-${direction}`,
      says,
      severity,
      ...(rule ? { rule } : {}),
      evidence: step.facts.flatMap(({ evidence }) => evidence),
    };
  }
  const { object, row } = step;
  const action = facts.find((fact) => fact.kind === 'action')?.value ?? ACTION_OF[category];
  return {
    kind: 'severity-of',
    action,
    object: object?.one,
    row,
    severity,
    ...(object?.rule ? { rule: object.rule } : {}),
    evidence: object?.evidence ?? [],
  };
}

function reversibilityStep({ category, reading }: FiredRules): DerivationStep[] {
  const stated = statedFact(reading.subject.tool.states, 'reversible');
  if (!stated || category === 'read') return [];
  return [{ kind: 'stated-reversibility', evidence: stated.evidence }];
}

const effectStep = ({ rule, evidence }: Effect): DerivationStep => ({
  kind: 'effect',
  says: rule.says,
  category: rule.category,
  rule: rule.id,
  evidence,
});

function otherStep({ rule, evidence, occurrence }: Effect, decided: Effect): DerivationStep {
  const step = { rule: rule.id, evidence };
  if (rule.category === decided.rule.category)
    return { ...step, kind: 'confirmed', by: occurrence.field.place === 'name' ? 'name' : 'text' };
  const isGeneral = rule.weak || occurrence.likelihood !== 'sure';
  return { ...step, kind: isGeneral ? 'too-general' : 'less-grave', category: rule.category };
}

function raiseSteps({ raisedBy, category }: FiredRules): DerivationStep[] {
  if (!raisedBy) return [];
  const { rule, evidence, choice } = raisedBy;
  const step = { rule: rule.id, evidence, category };
  if (!choice) return [{ ...step, kind: 'raised-by-argument', says: rule.says }];
  const { value, effect } = choice;
  return [{ ...step, kind: 'raised-by-action', value, says: effect.rule.says }];
}
