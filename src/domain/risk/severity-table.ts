import { z } from 'zod';
import {
  ACTIONS,
  type Action,
  AMOUNTS,
  type Amount,
  AUDIENCES,
  type Audience,
  type Disclosure,
  MANNERS,
  type Manner,
  STATES,
  type State,
  type TableRow,
  WORTHS,
  type Worth,
} from './facts.ts';
import { REVERSIBILITIES, type Reversibility } from './reversibility.ts';

/** The severities that the table can give, the mildest first. */
export const LEVELS = ['low', 'medium', 'high', 'critical'] as const;
const level = z.enum(LEVELS);
export type Level = z.infer<typeof level>;

const rowSchema = z
  .strictObject({
    means: z.string().min(1).meta({ description: 'What the things of this row have in common' }),
    create: level,
    change: level,
    delete: level,
    run: level.meta({ description: 'Starting, stopping or running it, and paying with it' }),
  })
  .meta({ description: 'How bad each action on things of this worth is' });

const some = <T extends string>(values: readonly [T, ...T[]]) =>
  z.array(z.enum(values)).min(1).optional();

const adjustmentSchema = z
  .strictObject({
    says: z.string().min(1).meta({ description: 'A clause: "it reaches many at once"' }),
    when: z.strictObject({
      action: some(ACTIONS),
      worth: some(WORTHS),
      amount: some(AMOUNTS),
      audience: some(AUDIENCES),
      state: some(STATES),
      manner: some(MANNERS),
      reversibility: some(REVERSIBILITIES),
    }),
    atLeast: level.optional(),
    atMost: level.optional(),
  })
  .meta({ description: 'Facts that move the level of the table; all that are listed must hold' });

/** `content/severity.yaml`: from facts to a severity. */
export const severityTableSchema = z
  .strictObject({
    reading: z.strictObject({ public: level, internal: level, private: level, secret: level }),
    sending: z.strictObject({ self: level, team: level, outsiders: level, public: level }),
    worth: z.record(z.enum(WORTHS), rowSchema),
    adjustments: z.array(adjustmentSchema),
  })
  .meta({ description: 'How bad a call is, by what it does to what' });
export type SeverityTable = z.infer<typeof severityTableSchema>;
export type Adjustment = z.infer<typeof adjustmentSchema>;

/** What the table looks at. */
export interface SeverityFacts {
  readonly action: Action;
  readonly worth: Worth;
  readonly discloses: Disclosure;
  readonly amount: Amount;
  readonly audience: Audience | undefined;
  readonly state: State | undefined;
  readonly manner: Manner | undefined;
  readonly reversibility: Reversibility;
}

type Cell = Pick<SeverityFacts, 'action' | 'worth' | 'discloses'> & {
  readonly audience?: Audience | undefined;
};

/** What the table gives before any adjustment, and in which row. */
export function tableCell(
  { reading, sending, worth: rows }: SeverityTable,
  { action, worth, discloses, audience = 'outsiders' }: Cell,
): { readonly row: TableRow; readonly level: Level } {
  if (action === 'read') {
    const known = discloses === 'context' ? 'private' : discloses;
    return { row: { of: 'reading', id: known }, level: reading[known] };
  }
  if (action === 'send') return { row: { of: 'sending', id: audience }, level: sending[audience] };
  const column = action === 'pay' ? 'run' : action;
  return { row: { of: 'worth', id: worth }, level: rows[worth][column] };
}

/** The level that the table gives before any adjustment. */
export const tableLevel = (table: SeverityTable, cell: Cell): Level => tableCell(table, cell).level;

/** Does every fact that the adjustment lists hold? */
export function holds({ when }: Adjustment, facts: SeverityFacts): boolean {
  return Object.entries(when).every(([kind, values]) => {
    const value = facts[kind as keyof typeof when];
    return values === undefined || values.some((each) => each === value);
  });
}
