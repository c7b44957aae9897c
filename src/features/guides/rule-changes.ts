import type { RiskCategory } from '#domain/risk/category.ts';
import type { RiskRule, RuleOfKind } from '#domain/risk/rule.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { CAPABILITY_LABEL, CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';

type Counting = Exclude<RiskRule, { kind: 'suspicion' }>;
type Bounds = { atLeast?: Severity | undefined; atMost?: Severity | undefined };

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
const categories = (ids: readonly RiskCategory[]): string =>
  list(ids.map((id) => CATEGORY_LABEL[id]));
const level = (severity: Severity): string => SEVERITY_LABEL[severity].toLowerCase();

function bounds(severity: Bounds | undefined): string[] {
  return [
    ...(severity?.atMost ? [`Severity is at most ${level(severity.atMost)}.`] : []),
    ...(severity?.atLeast ? [`Severity is at least ${level(severity.atLeast)}.`] : []),
  ];
}

function only(ids: readonly RiskCategory[] | undefined): string[] {
  return ids ? [`Only for tools of the category ${categories(ids)}.`] : [];
}

function shared({ capabilities, reversible, signal }: Counting): string[] {
  const labels = capabilities.map((id) => CAPABILITY_LABEL[id]);
  const undone: Record<NonNullable<Counting['reversible']>, string> = {
    'nothing-changes': 'Nothing changes, so there is nothing to undo.',
    yes: 'What it does can be undone.',
    partly: 'What it does can be undone in part.',
    no: 'What it does cannot be undone.',
    unknown: 'Whether it can be undone is not known.',
  };
  return [
    ...(labels.length > 0 ? [`Capabilities: ${list(labels)}.`] : []),
    ...(reversible ? [undone[reversible]] : []),
    ...(signal ? ['Shown among the risk signals.'] : []),
  ];
}

function effect(rule: RuleOfKind<'effect'>): string[] {
  return [
    `Category ${CATEGORY_LABEL[rule.category]}; severity ${level(rule.severity)} to begin with.`,
    ...(rule.weak ? ['The words say little: any clearer verb goes before them.'] : []),
    ...(rule.statement ? ['Needs no verb: the words alone say it, and go before vague ones.'] : []),
    ...(rule.otherwise ? ['Fires where there is text and no other effect was found in it.'] : []),
    ...shared(rule),
  ];
}

function argument(rule: RuleOfKind<'argument'>): string[] {
  return [
    ...(rule.category
      ? [`Makes the category ${CATEGORY_LABEL[rule.category]}, if that is graver.`]
      : []),
    ...(rule.actions
      ? ['Reads the listed values as names of tools; the gravest of them counts.']
      : []),
    ...only(rule.categories),
    ...bounds(rule.severity),
    ...shared(rule),
  ];
}

/** What a firing of the rule does to a verdict, in sentences. */
export function changesOf(rule: RiskRule): string[] {
  if (rule.kind === 'effect') return effect(rule);
  if (rule.kind === 'argument') return argument(rule);
  if (rule.kind === 'touch')
    return [...only(rule.categories), ...bounds(rule.severity), ...shared(rule)];
  return ['Changes no verdict; puts a warning on the page, with the words.'];
}
