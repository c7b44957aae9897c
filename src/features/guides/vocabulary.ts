import { POLICY_COVERAGES } from '#domain/attack/policy-control.ts';
import { RELEVANCE_VERDICTS } from '#domain/attack/relevance.ts';
import { STOPPING_EFFECTS } from '#domain/attack/stopping.ts';
import { EVIDENCE_LEVELS } from '#domain/attack/vocabulary.ts';
import { DECISIONS, policySchema } from '#domain/policy/policy.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { EVIDENCE_QUALITIES } from '#domain/provenance.ts';
import { CAPABILITIES } from '#domain/risk/capability.ts';
import { RISK_CATEGORIES } from '#domain/risk/category.ts';
import { REVERSIBILITIES } from '#domain/risk/reversibility.ts';
import { SEVERITIES, type Severity } from '#domain/risk/severity.ts';
import { CONTROL_KINDS } from '#domain/server.ts';
import { routes } from '#routes';
import {
  COVERAGE_LABEL,
  COVERAGE_MEANING,
  EVIDENCE_LEVEL_LABEL,
  EVIDENCE_LEVEL_MEANING,
} from '#wording/attack-vocabulary.ts';
import { EVIDENCE_MEANING } from '#wording/provenance.ts';
import { RELEVANCE_LABEL, RELEVANCE_MEANING } from '#wording/relevance.ts';
import {
  CAPABILITY_LABEL,
  CAPABILITY_MEANING,
  CATEGORY_LABEL,
  CATEGORY_MEANING,
  REVERSIBILITY_LABEL,
  SEVERITY_LABEL,
  SEVERITY_MEANING,
} from '#wording/risk.ts';
import { DECISION_LABEL, ruleSentences, unlistedSentence } from '#wording/rule.ts';
import { capitalised, sentence } from '#wording/sentence.ts';
import { SERVER_CONTROL_LABEL, SERVER_CONTROL_MEANING } from '#wording/server.ts';
import { STOPPING_LABEL, STOPPING_MEANING } from '#wording/stopping.ts';
import type { GuideFacts } from './queries/guide-facts.ts';

/** One word of a vocabulary, as a guide explains it. */
export interface Word {
  /** Permanent: the word as data files and addresses spell it. */
  readonly id: string;
  readonly label: string;
  /** One or more sentences. */
  readonly meaning: string;
  /** A file name, shown before the meaning. */
  readonly file?: string;
  readonly severity?: Severity;
  /** How many tools of the catalogue it holds for. */
  readonly tools?: number;
  readonly href?: string;
}

const labelled = <K extends string>(
  ids: readonly K[],
  labels: Readonly<Record<K, string>>,
  meaning: (id: K) => string,
): Word[] => ids.map((id) => ({ id, label: labels[id], meaning: meaning(id) }));

/** Every vocabulary that a guide can show, by the name that guides use for it. */
export const VOCABULARY = {
  category: ({ category }) =>
    RISK_CATEGORIES.map((id) => ({
      id,
      label: CATEGORY_LABEL[id],
      meaning: sentence(id === 'unknown' ? CATEGORY_MEANING[id] : `a call ${CATEGORY_MEANING[id]}`),
      tools: category.get(id) ?? 0,
      href: routes.facet({ by: 'category', value: id }),
    })),
  severity: ({ severity }) =>
    SEVERITIES.map((id) => ({
      id,
      label: SEVERITY_LABEL[id],
      severity: id,
      meaning: sentence(SEVERITY_MEANING[id]),
      tools: severity.get(id) ?? 0,
      href: routes.facet({ by: 'severity', value: id }),
    })),
  capability: ({ capability }) =>
    CAPABILITIES.map((id) => ({
      id,
      label: CAPABILITY_LABEL[id],
      meaning: CAPABILITY_MEANING[id],
      tools: capability.get(id) ?? 0,
      href: routes.facet({ by: 'capability', value: id }),
    })),
  reversibility: ({ reversibility }) =>
    REVERSIBILITIES.map((id) => ({
      id,
      label: capitalised(id.replaceAll('-', ' ')),
      meaning: REVERSIBILITY_LABEL[id],
      tools: reversibility.get(id) ?? 0,
    })),
  /** How a tool list was obtained, best first. */
  evidence: () =>
    EVIDENCE_QUALITIES.map((id) => ({ id, label: id, meaning: sentence(EVIDENCE_MEANING[id]) })),
  /** The decisions, loosest first, each with the sentence that is made for a rule without more. */
  decision: () =>
    labelled(DECISIONS, DECISION_LABEL, (decision) =>
      ruleSentences({ decision, limits: [], conditions: [] }).join(' '),
    ),
  /** What a policy can decide about tools that it does not list. */
  unlisted: () =>
    labelled(policySchema.shape.unlisted.options, DECISION_LABEL, (unlisted) =>
      unlistedSentence(unlisted, { others: 0 }),
    ),
  preset: ({ presets }) =>
    presets.map(({ id, label, summary }) => ({
      id,
      label,
      meaning: summary,
      href: `${routes.guide('presets')}#${id}`,
    })),
  target: () =>
    TARGETS.map(({ id, label, fileName, place }) => ({
      id,
      label,
      file: fileName,
      meaning: place,
      href: routes.targetGuide(id),
    })),
  /** Safeguards that a server itself can offer. */
  control: () => labelled(CONTROL_KINDS, SERVER_CONTROL_LABEL, (id) => SERVER_CONTROL_MEANING[id]),
  'attack-evidence': () =>
    labelled(EVIDENCE_LEVELS, EVIDENCE_LEVEL_LABEL, (id) => sentence(EVIDENCE_LEVEL_MEANING[id])),
  /** What rules on calls, taken together, can do about an attack. */
  coverage: () =>
    labelled(POLICY_COVERAGES, COVERAGE_LABEL, (id) => sentence(COVERAGE_MEANING[id])),
  relevance: () => labelled(RELEVANCE_VERDICTS, RELEVANCE_LABEL, (id) => RELEVANCE_MEANING[id]),
  /** What one rule does about one attack through its tool. */
  stopping: () => labelled(STOPPING_EFFECTS, STOPPING_LABEL, (id) => STOPPING_MEANING[id]),
} as const satisfies Record<string, (facts: GuideFacts) => Word[]>;

export type VocabularyName = keyof typeof VOCABULARY;
