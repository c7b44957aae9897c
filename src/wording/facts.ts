import type { Action, Amount, Audience, Manner, State } from '#domain/risk/facts.ts';

export const ACTION_LABEL: Record<Action, string> = {
  read: 'reads',
  create: 'creates',
  change: 'changes',
  delete: 'deletes',
  send: 'sends',
  run: 'runs or stops',
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
