import { isOursAlone } from '#domain/risk/evidence.ts';
import {
  type Action,
  type Amount,
  type Audience,
  type Disclosure,
  type Fact,
  type Manner,
  type State,
  type TableRow,
  WORTHS,
  type Worth,
} from '#domain/risk/facts.ts';
import type { Adjustment } from '#domain/risk/severity-table.ts';
import { listed } from './list.ts';
import { quotedEvidence } from './quotation.ts';
import { capitalised } from './sentence.ts';

/** What a fact of each kind answers, in the order in which a reader asks. */
export const FACT_QUESTION: Record<Fact['kind'], string> = {
  action: 'Does what',
  object: 'To what',
  amount: 'How much',
  audience: 'Who gets to see it',
  state: 'In what state',
  manner: 'In what way',
};

export const ACTION_LABEL: Record<Action, string> = {
  read: 'reads',
  create: 'creates',
  change: 'changes',
  delete: 'deletes',
  send: 'sends',
  run: 'runs',
  pay: 'pays',
};

/** Completes "It … a database." */
export const ACTION_CLAUSE: Record<Action, string> = {
  read: 'reads',
  create: 'creates',
  change: 'changes',
  delete: 'deletes',
  send: 'sends',
  run: 'runs, starts or stops',
  pay: 'commits or moves',
};

/** The verb for a thing of a row: code runs and is not stopped, money moves, a commitment is made. */
export function cellVerb(action: Action, row: TableRow | undefined): string {
  const id = row?.of === 'worth' ? row.id : undefined;
  if (action === 'run' && (id === 'engine' || id === 'host')) return 'runs';
  if (action === 'pay' && id === 'commitment') return 'makes';
  if (action === 'pay' && id === 'money') return 'moves';
  return ACTION_CLAUSE[action];
}

/** Heads a column of the table. */
export const COLUMN_LABEL = {
  create: 'Create',
  change: 'Change',
  delete: 'Delete',
  run: 'Run or pay',
} as const satisfies Partial<Record<Action, string>>;

export const AMOUNT_LABEL: Record<Amount, string> = {
  one: 'one thing',
  list: 'a list of things',
  filter: 'everything that fits a filter',
  all: 'everything',
};

export const AUDIENCE_LABEL: Record<Audience, string> = {
  self: 'only the user',
  team: 'people of the team',
  outsiders: 'people outside',
  public: 'everyone',
};

export const STATE_LABEL: Record<State, string> = {
  draft: 'a draft',
  empty: 'empty',
  new: 'new',
  test: 'a test environment',
  live: 'live',
};

export const MANNER_LABEL: Record<Manner, string> = {
  trash: 'goes to a trash, from which it can be restored',
  'dry-run': 'only shows what would happen',
  scheduled: 'happens later and can be cancelled until then',
  approved: 'releases what somebody else prepared',
};

export const WORTH_LABEL: Record<Worth, string> = {
  trifle: 'Trifles',
  item: 'Items',
  shared: 'Shared things',
  data: 'Containers of data',
  records: 'Records',
  guarded: 'Guarded things',
  whole: 'Whole bodies of work',
  store: 'Whole stores',
  engine: 'Systems that run code',
  host: 'The host',
  commitment: 'Commitments',
  money: 'Money',
};

export const DISCLOSURE_LABEL: Record<Disclosure, string> = {
  public: 'Public',
  context: 'Depends on other words',
  internal: 'Internal',
  private: 'Private',
  secret: 'Secret',
};

export const DISCLOSURE_MEANING: Record<Exclude<Disclosure, 'context'>, string> = {
  public: 'what anyone may know, and what a call only computes',
  internal:
    'what an account or a machine holds and strangers do not see: code, issues, settings, names',
  private:
    'what people or businesses keep to themselves: files, mail, messages, calendars, customers, logs',
  secret: 'what opens something or shows a person: passwords, keys, cards, the screen, a camera',
};

/** The address of a row on the guide page, as a fragment. */
export const rowAnchor = ({ of, id }: TableRow): string => `#${of}-${id}`;

/** Which cell of the table applies: “Whole stores”, column “Delete”. */
export function cellLabel({ of, id }: TableRow, action: Action): string {
  if (of === 'reading') return `“${DISCLOSURE_LABEL[id]}” among what is read`;
  if (of === 'sending') return `“${capitalised(AUDIENCE_LABEL[id])}” among those who get it`;
  // What a message touches besides is changed by it.
  const column = action === 'send' || action === 'read' ? 'change' : action;
  return `“${WORTH_LABEL[id]}”, column “${COLUMN_LABEL[column === 'pay' ? 'run' : column]}”`;
}

const oneOf = (labels: Readonly<Record<string, string>>) => listed(Object.values(labels), 'or');

/** What a fact of each kind can be, as one phrase. */
export const FACT_VALUES: Record<Fact['kind'], string> = {
  action: oneOf(ACTION_LABEL),
  object: 'a class of things, such as a message, a document or a database',
  amount: oneOf(AMOUNT_LABEL),
  audience: oneOf(AUDIENCE_LABEL),
  state: oneOf(STATE_LABEL),
  manner: oneOf(MANNER_LABEL),
};

/** What a fact says, without its evidence: "deletes", "a database", "everything". */
export function factValue(fact: Fact): string {
  switch (fact.kind) {
    case 'action':
      return ACTION_LABEL[fact.value];
    case 'object':
      return fact.one;
    case 'amount':
      return AMOUNT_LABEL[fact.value];
    case 'audience':
      return AUDIENCE_LABEL[fact.value];
    case 'state':
      return STATE_LABEL[fact.value];
    case 'manner':
      return MANNER_LABEL[fact.value];
  }
}

/** The words that show a fact, and whose they are. */
export function factEvidence({ evidence }: Pick<Fact, 'evidence'>): string {
  const ours = isOursAlone(evidence) ? ' (words of ours, so it raises nothing)' : '';
  return `${quotedEvidence(evidence, 2)}${ours}`;
}

type Conditions = Adjustment['when'];
type Values<K extends keyof Conditions> = NonNullable<Conditions[K]>;

const either = <T extends string>(labels: Readonly<Record<T, string>>, values: readonly T[]) =>
  listed(
    values.map((value) => labels[value]),
    'or',
  );

/** A list of most rows is read more easily as all others. */
function rowClause(values: Values<'worth'>): string {
  const others = WORTHS.filter((worth) => !values.includes(worth));
  const isMost = others.length < values.length;
  return isMost
    ? `the thing is in any row but ${either(WORTH_LABEL, others)}`
    : `the thing is in the row ${either(WORTH_LABEL, values)}`;
}

/** What has to hold for an adjustment, one clause for each kind of fact. */
export function adjustmentConditions({ when }: Adjustment): string[] {
  const { action, worth, amount, audience, state, manner, reversibility } = when;
  return [
    ...(action ? [`it ${either(ACTION_LABEL, action)}`] : []),
    ...(worth ? [rowClause(worth)] : []),
    ...(amount ? [`one call reaches ${either(AMOUNT_LABEL, amount)}`] : []),
    ...(audience ? [`it is seen by ${either(AUDIENCE_LABEL, audience)}`] : []),
    ...(state ? [`the thing is ${either(STATE_LABEL, state)}`] : []),
    ...(manner ? [`it ${either(MANNER_LABEL, manner)}`] : []),
    ...(reversibility
      ? [`the answer to “Can it be undone?” is ${listed(reversibility, 'or')}`]
      : []),
  ];
}
