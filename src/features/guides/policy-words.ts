import { DECISIONS, policySchema } from '#domain/policy/policy.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { CONTROL_KINDS } from '#domain/server.ts';
import { routes } from '#routes';
import { ruleSentences, unlistedSentence } from '#wording/rule.ts';
import { SERVER_CONTROL_LABEL } from '#wording/server.ts';
import type { GuideFacts } from './queries/guide-facts.ts';
import { sentence, type Word } from './word.ts';

const label = (id: string): string => sentence(id).slice(0, -1);

/** The decisions, loosest first, each with the sentence that is generated for a rule without more. */
export function decisionWords(): Word[] {
  return DECISIONS.map((id) => ({
    id,
    label: label(id),
    meaning: ruleSentences({ decision: id, limits: [], conditions: [] }).join(' '),
  }));
}

/** What a policy can decide about tools that it does not list. */
export function unlistedWords(): Word[] {
  return policySchema.shape.unlisted.options.map((id) => ({
    id,
    label: label(id),
    meaning: unlistedSentence(id, { others: 0 }),
  }));
}

export function presetWords({ presets }: GuideFacts): Word[] {
  return presets.map(({ id, label: name, summary }) => ({
    id,
    label: name,
    meaning: summary,
    href: `${routes.guide('presets')}#${id}`,
  }));
}

export function targetWords(): Word[] {
  return TARGETS.map(({ id, label: name, fileName, place }) => ({
    id,
    label: name,
    file: fileName,
    meaning: place,
    href: routes.targetGuide(id),
  }));
}

const CONTROL_MEANING: Record<(typeof CONTROL_KINDS)[number], string> = {
  'read-only': 'A switch of the server that takes every tool away that changes something.',
  toolset: 'The server lets you choose which of its tools it offers.',
  confirm: 'A call does nothing until an argument or a second call confirms it.',
  'dry-run': 'A call can show what it would do without doing it.',
  scope: 'The token or role that you give the server bounds what its tools can reach.',
};

/** Safeguards that a server itself can offer. */
export function controlWords(): Word[] {
  return CONTROL_KINDS.map((id) => ({
    id,
    label: SERVER_CONTROL_LABEL[id],
    meaning: CONTROL_MEANING[id],
  }));
}
