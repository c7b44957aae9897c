import type { Condition } from '#domain/risk/condition.ts';
import type { RiskRule } from '#domain/risk/rule.ts';

export interface WordList {
  readonly label: string;
  readonly words: readonly string[];
}

const PLACE: Record<keyof Condition, string> = {
  objects: 'the object of the verb',
  name: 'the name',
  text: 'the text',
  parameters: 'a parameter’s name',
  server: 'the words about the server',
  context: 'any of these places',
};

function conditionLists(condition: Condition | undefined, start: string): WordList[] {
  return Object.entries(condition ?? {}).flatMap(([place, words]) =>
    words ? [{ label: `${start} in ${PLACE[place as keyof Condition]}`, words }] : [],
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
      { label: 'Patterns', words: rule.patterns },
      { label: 'Except', words: rule.except ?? [] },
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
