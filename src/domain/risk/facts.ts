import type { Evidence } from './evidence.ts';

/** What a call does, as the table of severities knows it. */
export const ACTIONS = ['read', 'create', 'change', 'delete', 'send', 'run', 'pay'] as const;
export type Action = (typeof ACTIONS)[number];

/** How much one call can reach: one thing, a list of them, all that fit a filter, everything. */
export const AMOUNTS = ['one', 'list', 'filter', 'all'] as const;
export type Amount = (typeof AMOUNTS)[number];

/** Who gets to see what a call sends or publishes. */
export const AUDIENCES = ['self', 'team', 'outsiders', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What the thing is at the time of the call. */
export const STATES = ['draft', 'empty', 'new', 'test', 'live'] as const;
export type State = (typeof STATES)[number];

/** How the effect comes about, where it is not at once and for good. */
export const MANNERS = ['trash', 'dry-run', 'scheduled', 'approved'] as const;
export type Manner = (typeof MANNERS)[number];

/** What one can lose with a thing: the rows of the table. */
export const WORTHS = [
  'trifle',
  'item',
  'shared',
  'data',
  'records',
  'guarded',
  'whole',
  'store',
  'engine',
  'host',
  'commitment',
  'money',
] as const;
export type Worth = (typeof WORTHS)[number];

/**
 * Who may know what a thing holds. `context`: its noun alone does not tell, so that other words or a
 * rule must say that it is private. `internal`: an account or a machine holds it and strangers do not
 * see it, but only other words or a rule make its content private.
 */
export const DISCLOSURES = ['public', 'context', 'internal', 'private', 'secret'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** A row of one of the three parts of the table. */
export type TableRow =
  | { readonly of: 'reading'; readonly id: Exclude<Disclosure, 'context'> }
  | { readonly of: 'sending'; readonly id: Audience }
  | { readonly of: 'worth'; readonly id: Worth };

interface FactBase {
  readonly evidence: readonly Evidence[];
  /** The rule that read it; none where a noun of a class of objects did. */
  readonly rule?: string;
}

/** One fact that the severity rests on, with the words that show it. */
export type Fact = FactBase &
  (
    | { readonly kind: 'action'; readonly value: Action }
    /** `value` is the id of a class of objects, `one` its words: "a database". */
    | {
        readonly kind: 'object';
        readonly value: string;
        readonly one: string;
        readonly discloses: Disclosure;
      }
    | { readonly kind: 'amount'; readonly value: Amount }
    | { readonly kind: 'audience'; readonly value: Audience }
    | { readonly kind: 'state'; readonly value: State }
    | { readonly kind: 'manner'; readonly value: Manner }
  );
export const FACT_KINDS = [
  'action',
  'object',
  'amount',
  'audience',
  'state',
  'manner',
] as const satisfies readonly Fact['kind'][];
export type FactOfKind<K extends Fact['kind']> = Extract<Fact, { readonly kind: K }>;
