import type { StatedKind } from '#domain/risk/evidence.ts';

/** Complete "The description states that …", by kind and word of a vocabulary. */
const CLAUSES: Partial<Record<StatedKind, Readonly<Record<string, string>>>> = {
  action: {
    read: 'it reads',
    create: 'it creates something',
    change: 'it changes something',
    delete: 'it deletes something',
    send: 'it sends something',
    run: 'it runs something',
    pay: 'it pays',
  },
  amount: {
    one: 'one call reaches one thing',
    list: 'one call can reach a list of things',
    filter: 'one call can reach everything that fits a filter',
    all: 'one call can reach everything',
  },
  audience: {
    self: 'only the user sees it',
    team: 'people of the team see it',
    outsiders: 'it reaches people outside',
    public: 'everyone can see it',
  },
  state: {
    draft: 'it is a draft',
    empty: 'it is empty',
    new: 'it is new',
    test: 'it is in a test environment',
    live: 'it concerns what is live',
  },
  manner: {
    trash: 'what is deleted goes to a trash and can be restored',
    'dry-run': 'it only shows what would happen',
    scheduled: 'it happens later and can be cancelled until then',
    approved: 'it releases what somebody else prepared',
  },
  reversible: {
    yes: 'it can be undone',
    partly: 'it can be undone in part',
    no: 'it cannot be undone',
  },
};

/** A stated fact as a clause; of an object, `word` is a thing of its class: "a database". */
export const statedClause = (kind: StatedKind, word: string): string =>
  CLAUSES[kind]?.[word] ?? `it concerns ${word}`;
