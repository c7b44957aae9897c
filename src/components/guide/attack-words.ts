import {
  COVERAGE_LABEL,
  COVERAGE_MEANING,
  POLICY_COVERAGES,
} from '#domain/attack/policy-control.ts';
import {
  RELEVANCE_LABEL,
  RELEVANCE_VERDICTS,
  type RelevanceVerdict,
} from '#domain/attack/relevance.ts';
import { STOPPING_EFFECTS, STOPPING_LABEL, type StoppingEffect } from '#domain/attack/stopping.ts';
import {
  EVIDENCE_LEVEL_LABEL,
  EVIDENCE_LEVEL_MEANING,
  EVIDENCE_LEVELS,
} from '#domain/attack/vocabulary.ts';
import { sentence, type Word } from './word.ts';

const RELEVANCE_MEANING: Record<RelevanceVerdict, string> = {
  applies: 'This tool alone opens the way.',
  'with-others': 'It would apply if the agent also had tools with the missing capabilities.',
  'cannot-tell':
    'Too little is known of the tool, or something other than the tool decides. It does not mean safe.',
  no: 'What is known of the tool rules it out.',
};

const STOPPING_MEANING: Record<StoppingEffect, string> = {
  stops:
    'What the attack needs from this tool cannot happen, or a person has to agree to it first.',
  slows: 'The rule takes away calls or chances, but a way stays open.',
  'does-not-stop': 'The rule does not meet what the attack needs.',
};

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
