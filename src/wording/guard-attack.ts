import type { AttackMeans, Stopped } from '#domain/guard-attack/guard-attack.ts';
import type { AttackOutcome } from '#domain/guard-attack/play-attack.ts';
import { becauseSentence } from './rule.ts';
import { capitalised, counted } from './sentence.ts';

/** What an attack makes use of: as a heading, and in the rows of a table. */
export const MEANS_LABEL: Readonly<Record<AttackMeans, string>> = {
  'named-destination': 'A destination that the user named',
  'disguised-destination': 'A destination in disguise',
  'other-argument': 'Arguments',
  'data-in-a-read': 'Data carried out while reading',
  'call-that-may-run': 'Harm through ordinary calls',
  sql: 'SQL',
  'order-of-calls': 'Order, number and sessions',
  'words-of-the-user': 'The user’s own words',
  'server-or-name': 'Servers and names',
  'out-of-sight': 'Out of the guard’s sight',
};

/** How an attack ends, in the cell of a table. */
export const STOPPED_LABEL: Readonly<Record<Stopped, string>> = {
  no: 'Runs',
  asked: 'Asked',
  refused: 'Refused',
};

/** How an attack ends: "a person is asked", "60 of 100 calls run, the others are refused". */
export function endsClause({ stopped, harm }: AttackOutcome): string {
  if (stopped === 'asked') return 'a person is asked';
  if (stopped === 'refused') return 'refused';
  const all = harm.ran + harm.asked + harm.refused;
  if (harm.ran === all) return all === 1 ? 'runs' : `all ${all} calls run`;
  const others = harm.asked > 0 ? 'a person is asked about the others' : 'the others are refused';
  return `${harm.ran} of ${all} calls run, ${others}`;
}

/** Why an attack ends so: by the rule that decided, or because no rule was looked at. */
export function endsBecause({ because }: AttackOutcome): string {
  if (because) return becauseSentence(because);
  return 'No rule is looked at.';
}

/** "One question about another call comes first." Nothing where there is none. */
export function earlierQuestions({ questions }: AttackOutcome): string {
  if (questions === 0) return '';
  return `${capitalised(counted(questions, 'question'))} about other calls ${questions === 1 ? 'comes' : 'come'} first.`;
}
