import type { RiskSignal } from '../risk/assessment.ts';
import { plainForeignText } from '../upstream-text.ts';

export interface ShownSignal {
  readonly label: string;
  /** The words or parameters that fired, each once; empty where the label names them. */
  readonly words: readonly string[];
}

const MOST = 3;

/** Signals as a reader sees them: each label once, with the words of all rules that gave it. */
export function signalList(signals: readonly RiskSignal[]): ShownSignal[] {
  const words = new Map<string, Set<string>>();
  for (const { label, evidence } of signals) {
    const known = words.get(label) ?? new Set();
    if (!label.endsWith(')')) for (const one of evidence) known.add(plainForeignText(one.words));
    words.set(label, known);
  }
  return [...words].map(([label, own]) => ({ label, words: [...own].slice(0, MOST) }));
}
