import type { RiskCategory } from '#domain/risk/category.ts';
import type { RiskRule, RuleOfKind } from '#domain/risk/rule.ts';
import {
  type ConditionField,
  conditionSchema,
  type RuleCondition,
} from '#domain/risk/rule-condition.ts';
import type { RuleExample } from '#domain/risk/rule-example.ts';
import { excerpt, plainForeignText } from '#domain/upstream-text.ts';
import { ACTION_LABEL, AMOUNT_LABEL, AUDIENCE_LABEL, MANNER_LABEL, STATE_LABEL } from './facts.ts';
import { listed } from './list.ts';
import { CAPABILITY_LABEL, CATEGORY_LABEL } from './risk.ts';
import { whoUndoes } from './undo.ts';

type Counting = Exclude<RiskRule, { kind: 'suspicion' }>;

const categories = (ids: readonly RiskCategory[]): string =>
  listed(ids.map((id) => CATEGORY_LABEL[id]));

function only(ids: readonly RiskCategory[] | undefined): string[] {
  return ids ? [`Only for tools of the category ${categories(ids)}.`] : [];
}

function shared(rule: Counting): string[] {
  const { capabilities, reversible, undo, signal } = rule;
  const labels = capabilities.map((id) => CAPABILITY_LABEL[id]);
  const undone: Record<NonNullable<Counting['reversible']>, string> = {
    'nothing-changes': 'Nothing changes, so there is nothing to undo.',
    yes: 'What it does can be undone.',
    partly: 'What it does can be undone in part.',
    no: 'What it does cannot be undone.',
    unknown: 'Whether it can be undone is not known.',
  };
  const { amount, audience, state, manner } = rule;
  const facts = [
    ...(amount ? [`one call reaches ${AMOUNT_LABEL[amount]}`] : []),
    ...(audience ? [`it is seen by ${AUDIENCE_LABEL[audience]}`] : []),
    ...(state ? [`the thing is ${STATE_LABEL[state]}`] : []),
    ...(manner ? [`it ${MANNER_LABEL[manner]}`] : []),
  ];
  return [
    ...(facts.length > 0 ? [`Gives the fact that ${listed(facts)}.`] : []),
    ...(labels.length > 0 ? [`Capabilities: ${listed(labels)}.`] : []),
    ...(reversible ? [undone[reversible]] : []),
    ...(undo ? [whoUndoes({ ...undo, evidence: [] }) ?? 'Another call undoes it.'] : []),
    ...(signal ? ['Shown among the risk signals.'] : []),
  ];
}

function effect(rule: RuleOfKind<'effect'>): string[] {
  return [
    `Category ${CATEGORY_LABEL[rule.category]}. What it does: ${ACTION_LABEL[rule.action]}.`,
    ...(rule.weak ? ['The words say little: any clearer verb goes before them.'] : []),
    ...(rule.statement ? ['Needs no verb: the words alone say it, and go before vague ones.'] : []),
    ...(rule.otherwise ? ['Fires where there is text and no other effect was found in it.'] : []),
    ...shared(rule),
  ];
}

function argument(rule: RuleOfKind<'argument'>): string[] {
  return [
    ...(rule.category
      ? [`Makes the category ${CATEGORY_LABEL[rule.category]}, if that is more serious.`]
      : []),
    ...(rule.actions
      ? ['Reads the listed values as names of tools; the most serious of them counts.']
      : []),
    ...only(rule.categories),
    ...shared(rule),
  ];
}

/** What a firing of the rule does to a verdict, in sentences. */
export function changesOf(rule: RiskRule): string[] {
  if (rule.kind === 'effect') return effect(rule);
  if (rule.kind === 'argument') return argument(rule);
  if (rule.kind === 'touch')
    return [
      ...only(rule.categories),
      ...(rule.instead ? ['Its class of objects replaces what the verb alone would mean.'] : []),
      ...(rule.otherwise
        ? ['Its class of objects counts only where no noun says what the thing is.']
        : []),
      ...shared(rule),
    ];
  return ['Changes no verdict; puts a warning on the page, with the words.'];
}

const LENGTH = 160;

/** An example tool of a rule: its name, and what else of it matters, in words. */
export function exampleWords(example: RuleExample): { name: string; more: string } {
  if (typeof example === 'string') return { name: plainForeignText(example), more: '' };
  const { name, description, server, parameters = [] } = example;
  const names = parameters.map((parameter) =>
    typeof parameter === 'string' ? parameter : parameter.name,
  );
  const parts = [
    ...(server ? [`of the server ${server}`] : []),
    ...(description ? [`“${excerpt(description, LENGTH)}”`] : []),
    ...(names.length > 0 ? [`with ${names.join(', ')}`] : []),
  ];
  return { name: plainForeignText(name), more: parts.join(', ') };
}

export interface WordList {
  readonly label: string;
  /** Regular expressions, which are code and not words. */
  readonly patterns?: true;
  readonly words: readonly string[];
}

/** Where a list of a condition has to stand, as the schema of rules says it. */
function placeWords(field: ConditionField): string {
  const words = conditionSchema.shape[field].description ?? field;
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function conditionLists(condition: RuleCondition | undefined, start: string): WordList[] {
  return Object.entries(condition ?? {}).flatMap(([field, words]) =>
    words ? [{ label: `${start}: ${placeWords(field as ConditionField)}`, words }] : [],
  );
}

function ownLists(rule: RiskRule): WordList[] {
  if (rule.kind === 'effect') {
    const foreign = Object.entries(rule.foreign ?? {}).map(([language, words]) => ({
      label: `Verbs, ${new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language}`,
      words,
    }));
    return [
      { label: 'Verbs', words: rule.verbs ?? [] },
      { label: 'Nouns at the end of a name', words: rule.nouns ?? [] },
      ...foreign,
    ];
  }
  if (rule.kind === 'argument') {
    return [
      { label: 'Parameters', words: rule.parameters ?? [] },
      { label: 'Of these types', words: rule.types ?? [] },
      { label: 'At least so many parameters', words: rule.count ? [String(rule.count)] : [] },
    ];
  }
  if (rule.kind === 'suspicion') {
    return [
      { label: 'Patterns', words: rule.patterns, patterns: true },
      { label: 'Except', words: rule.except ?? [], patterns: true },
    ];
  }
  return [];
}

/** Everything that a rule looks for, list by list; every list of "with" has to be met. */
export function wordLists(rule: RiskRule): WordList[] {
  const conditions =
    rule.kind === 'suspicion'
      ? []
      : [...conditionLists(rule.with, 'Needs'), ...conditionLists(rule.without, 'Silent with')];
  return [...ownLists(rule), ...conditions].filter(({ words }) => words.length > 0);
}
