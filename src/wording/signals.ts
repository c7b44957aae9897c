import type { RiskSignal } from '#domain/risk/assessment.ts';
import { plainForeignText } from '#domain/upstream-text.ts';

export interface ShownSignal {
  readonly label: string;
  /** The words that fired, each once; empty where the label names parameters. */
  readonly words: readonly string[];
}

const MOST = 3;

const parametersOf = ({ evidence }: RiskSignal): string[] => [
  ...new Set(evidence.filter(({ place }) => place === 'parameter').map(({ words }) => words)),
];

/** "Accepts a URL (url)", "Many parameters (12)": the title with what made the rule fire, if short. */
export function signalLabel(signal: RiskSignal): string {
  const beside = signal.count ?? parametersOf(signal).slice(0, MOST).join(', ');
  return beside === '' ? signal.title : `${signal.title} (${beside})`;
}

/** Signals as a page shows them: each label once, with the words of all rules that gave it. */
export function shownSignals(signals: readonly RiskSignal[]): ShownSignal[] {
  return [...Map.groupBy(signals, signalLabel)].map(([label, group]) => {
    const unnamed = group.filter(
      (signal) => signal.count === undefined && parametersOf(signal).length === 0,
    );
    const words = unnamed.flatMap(({ evidence }) => evidence.map(({ words }) => words));
    return { label, words: [...new Set(words.map(plainForeignText))].slice(0, MOST) };
  });
}
