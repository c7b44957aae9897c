import type { ArgumentFiring } from './argument.ts';
import type { Assessment, VerdictChange } from './assessment.ts';
import type { FiredRules } from './fired-rules.ts';
import { severityRank } from './severity.ts';
import type { SeverityReading } from './severity-of.ts';

const MOST = 3;

/** What other evidence would lead to another verdict: up to three changes. */
export function verdictChanges(
  fired: FiredRules,
  severity: SeverityReading,
  verdict: Pick<Assessment, 'capabilities' | 'reversibility'>,
): VerdictChange[] {
  return [
    ...categoryChange(fired, verdict),
    ...fired.arguments.flatMap(argumentChange),
    ...severityChange(severity),
    ...missingChange(fired),
  ].slice(0, MOST);
}

/** A message cannot be shown instead of sent, and what is kept on removal is kept already. */
function categoryChange(
  { category, reading }: FiredRules,
  { capabilities, reversibility }: Pick<Assessment, 'capabilities' | 'reversibility'>,
): VerdictChange[] {
  const name = reading.name.text;
  if (category === 'unknown') return [{ kind: 'more-evidence', name }];
  if (category === 'write' && capabilities.includes('communicates-externally')) return [];
  if (category === 'destructive' && reversibility === 'partly') return [];
  return [{ kind: 'other-effect', name, category }];
}

function argumentChange({ rule, choice, parameters }: ArgumentFiring): VerdictChange[] {
  const parameter = parameters[0]?.name ?? '';
  if (!choice) return rule.category || rule.object ? [{ kind: 'fixed-values', parameter }] : [];
  const { value, effect } = choice;
  const { category } = effect.rule;
  if (category === 'read') return [];
  return [{ kind: 'other-action', parameter, value, category }];
}

/** Without the words of the last step, the severity would be that of the step before. */
function severityChange({ steps, severity, base }: SeverityReading): VerdictChange[] {
  if (severity === base) return [];
  const isRaised = severityRank(severity) > severityRank(base);
  const evidence = steps.flatMap((step) =>
    step.kind === 'cell'
      ? (step.object?.evidence ?? [])
      : step.facts.flatMap(({ evidence: words }) => words),
  );
  const words = evidence.find(({ place, fact }) => !fact && !place.startsWith('server'))?.words;
  if (!words) return [];
  const kind = isRaised ? 'without-raising-words' : 'without-lowering-words';
  return [{ kind, words, severity: base }];
}

function missingChange({ reading, category }: FiredRules): VerdictChange[] {
  if (category === 'unknown') return [];
  if (reading.texts.length === 0) return [{ kind: 'description' }];
  return reading.subject.tool.parameters === null ? [{ kind: 'parameters' }] : [];
}
