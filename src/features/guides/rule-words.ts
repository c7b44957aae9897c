import type { RiskRule } from '#domain/risk/rule.ts';
import {
  type ConditionField,
  conditionSchema,
  type RuleCondition,
} from '#domain/risk/rule-condition.ts';

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
