import type { RiskSignal } from '#domain/risk/assessment.ts';
import { type Evidence, ownerOf } from '#domain/risk/evidence.ts';
import { plainForeignText } from '#domain/upstream-text.ts';

export interface ShownSignal {
  readonly label: string;
  /** The server's words that fired, each once; none where the label names parameters. */
  readonly words: readonly string[];
  /** Words of our summaries, where the server itself says nothing of it. */
  readonly ours: readonly string[];
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
    const evidence = unnamed.flatMap((signal) => signal.evidence);
    const isOurs = ({ place }: Evidence) => ownerOf(place) === 'us';
    const words = distinct(evidence.filter((each) => !isOurs(each)));
    return { label, words, ours: words.length > 0 ? [] : distinct(evidence.filter(isOurs)) };
  });
}

const distinct = (evidence: readonly Evidence[]): string[] =>
  [...new Set(evidence.map(({ words }) => plainForeignText(words)))].slice(0, MOST);
