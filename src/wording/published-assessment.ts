import type { Assessment } from '#domain/risk/assessment.ts';
import type { PublishedAssessment } from '#domain/risk/published-assessment.ts';
import { hintSentence } from './hints.ts';
import { signalLabel } from './signals.ts';
import { undoSentence } from './undo.ts';
import { confidenceSentence, decisiveSentence, reasonSentence, stepSentence } from './verdict.ts';
import { changeSentence } from './verdict-change.ts';
import { worstCase } from './worst-case.ts';

function publishedUndo(assessment: Assessment): PublishedAssessment['undo'] {
  const { evidence = [], ...undo } = assessment.undo ?? {};
  return { ...undo, sentence: undoSentence(assessment), evidence: [...evidence] };
}

/** An assessment as data files hold it: the same facts, with its statements as sentences. */
export function publishedAssessment(assessment: Assessment): PublishedAssessment {
  const { signals, derivation, decisiveArguments, hints, ...facts } = assessment;
  return {
    category: facts.category,
    severity: facts.severity,
    facts: facts.facts.map(({ kind, value, rule, evidence }) => ({
      kind,
      value,
      ...(rule ? { rule } : {}),
      evidence: [...evidence],
    })),
    reversibility: facts.reversibility,
    undo: publishedUndo(assessment),
    capabilities: [...facts.capabilities],
    signals: signals.map((signal) => ({
      rule: signal.rule,
      label: signalLabel(signal),
      evidence: [...signal.evidence],
    })),
    worstCase: worstCase(assessment),
    reason: reasonSentence(facts.reason),
    derivation: derivation.map((step) => ({
      ...(step.rule ? { rule: step.rule } : {}),
      sentence: stepSentence(step),
      evidence: [...step.evidence],
    })),
    wouldChange: facts.wouldChange.map(changeSentence),
    confidence: facts.confidence,
    confidenceReason: confidenceSentence(assessment),
    decisiveArguments: decisiveArguments.map((argument) => ({
      parameter: argument.kind === 'words' ? argument.words : argument.parameter,
      sentence: decisiveSentence(argument),
    })),
    hints: hints.map((reading) => {
      const { ours: _, ...rest } = reading;
      return { ...rest, sentence: hintSentence(reading) };
    }),
    suspicions: [...facts.suspicions],
  };
}
