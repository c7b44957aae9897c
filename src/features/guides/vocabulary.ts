import {
  coverageWords,
  evidenceLevelWords,
  relevanceWords,
  stoppingWords,
} from './attack-words.ts';
import {
  controlWords,
  decisionWords,
  presetWords,
  targetWords,
  unlistedWords,
} from './policy-words.ts';
import type { GuideFacts } from './queries/guide-facts.ts';
import {
  capabilityWords,
  categoryWords,
  evidenceWords,
  reversibilityWords,
  severityWords,
} from './risk-words.ts';
import type { Word } from './word.ts';

/** Every vocabulary that a guide can show, by the name that guides use for it. */
export const VOCABULARY = {
  category: categoryWords,
  severity: severityWords,
  capability: capabilityWords,
  reversibility: reversibilityWords,
  evidence: evidenceWords,
  decision: decisionWords,
  unlisted: unlistedWords,
  preset: presetWords,
  target: targetWords,
  control: controlWords,
  'attack-evidence': evidenceLevelWords,
  coverage: coverageWords,
  relevance: relevanceWords,
  stopping: stoppingWords,
} as const satisfies Record<string, (facts: GuideFacts) => Word[]>;

export type VocabularyName = keyof typeof VOCABULARY;
