import type { Confidence } from './assessment.ts';
import type { Finding } from './finding.ts';

export interface ConfidenceReading {
  readonly confidence: Confidence;
  readonly reason: string;
}

const good = (reason: string): ConfidenceReading => ({ confidence: 'good', reason });
const fair = (reason: string): ConfidenceReading => ({ confidence: 'fair', reason });
const poor = (reason: string): ConfidenceReading => ({ confidence: 'poor', reason });

/** How far the evidence carries the verdict, and why. */
export function confidenceOf({
  verdict,
  category,
  effect,
  raisedBy,
  reading,
}: Finding): ConfidenceReading {
  const { fromName, fromText } = verdict;
  const hasText = reading.texts.length > 0;
  if (category === 'unknown') return poor('Nothing in the definition says what a call does.');
  if (raisedBy) return fair('An argument, not the name, decides what a call does.');
  if (!effect || effect.rule.weak) return poor('The words are too general to say more.');
  if (!fromName || fromName.occurrence.standing === 'guess') {
    return fromText
      ? fair('Only the text says what it does; the name does not.')
      : poor('The name holds no clear verb and no text helps.');
  }
  if (!hasText) return fair('It rests on the name only; there is no description.');
  if (!fromText) return fair('The name is clear; the text does not confirm it.');
  if (fromName.rule.category === fromText.rule.category)
    return good('The name and the text say the same.');
  return fair('The name and the text do not say the same; the graver reading was taken.');
}
