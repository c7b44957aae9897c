import { POLICY_COVERAGES } from '#domain/attack/policy-control.ts';
import { RELEVANCE_VERDICTS } from '#domain/attack/relevance.ts';
import { STOPPING_EFFECTS } from '#domain/attack/stopping.ts';
import { EVIDENCE_LEVELS } from '#domain/attack/vocabulary.ts';
import {
  COVERAGE_LABEL,
  COVERAGE_MEANING,
  EVIDENCE_LEVEL_LABEL,
  EVIDENCE_LEVEL_MEANING,
} from '#wording/attack-vocabulary.ts';
import { RELEVANCE_LABEL, RELEVANCE_MEANING } from '#wording/relevance.ts';
import { STOPPING_LABEL, STOPPING_MEANING } from '#wording/stopping.ts';
import { sentence, type Word } from './word.ts';

export function evidenceLevelWords(): Word[] {
  return EVIDENCE_LEVELS.map((id) => ({
    id,
    label: EVIDENCE_LEVEL_LABEL[id],
    meaning: sentence(EVIDENCE_LEVEL_MEANING[id]),
  }));
}

/** What rules on calls, taken together, can do about an attack. */
export function coverageWords(): Word[] {
  return POLICY_COVERAGES.map((id) => ({
    id,
    label: COVERAGE_LABEL[id],
    meaning: sentence(COVERAGE_MEANING[id]),
  }));
}

export function relevanceWords(): Word[] {
  return RELEVANCE_VERDICTS.map((id) => ({
    id,
    label: RELEVANCE_LABEL[id],
    meaning: RELEVANCE_MEANING[id],
  }));
}

/** What one rule does about one attack through its tool. */
export function stoppingWords(): Word[] {
  return STOPPING_EFFECTS.map((id) => ({
    id,
    label: STOPPING_LABEL[id],
    meaning: STOPPING_MEANING[id],
  }));
}
