import { own } from '../own-value.ts';
import type { SqlDialect } from '../sql/reading.ts';
import { holds } from './condition.ts';
import {
  type Condition,
  MARKS,
  type Mark,
  type Policy,
  type RuleCase,
  type SessionCondition,
} from './policy.ts';
import { ruleOf, serverOf } from './rule-of.ts';

/** What is known of the session that a call belongs to. */
export interface Session {
  /** What it has read so far. */
  readonly marks: ReadonlySet<Mark>;
  /** Does this text stand in what the user wrote in this session? See `user-words.ts`. */
  isNamed(value: string): boolean;
  /** Does this address stand, as it is, in a result of this session? */
  isSeen(address: string): boolean;
  /** Is this text of SQL surely one statement that only reads? `readsOnly` of `../sql`, or never. */
  sqlReadsOnly(statement: string, dialect?: SqlDialect): boolean;
}

/** A session in which nothing was said and nothing was read. */
export const EMPTY_SESSION: Session = {
  marks: new Set(),
  isNamed: () => false,
  isSeen: () => false,
  sqlReadsOnly: () => false,
};

/** What the result of a tool brings into the session; both, where the policy does not know. */
export function marksOf(policy: Policy, call: { server: string; tool: string }): readonly Mark[] {
  const server = serverOf(policy, call.server);
  const { brings } = server ?? {};
  if (!server || !brings || !ruleOf(server, call.tool)) return MARKS;
  return MARKS.filter((mark) => brings[mark].includes(call.tool));
}

/** Does a case hold for a call with these arguments? */
export function caseHolds(
  { when }: RuleCase,
  args: Readonly<Record<string, unknown>>,
  session: Session,
): boolean {
  return (
    (when.after ?? []).every((mark) => session.marks.has(mark)) &&
    (when.arguments ?? []).every((condition) => argumentHolds(condition, args, session))
  );
}

function argumentHolds(
  condition: Condition | SessionCondition,
  args: Readonly<Record<string, unknown>>,
  session: Session,
): boolean {
  switch (condition.is) {
    case 'named-by-user':
      return allOf(condition.arguments, args, (value) => session.isNamed(value));
    case 'named-or-seen':
      return allOf(
        condition.arguments,
        args,
        (value) => session.isNamed(value) || session.isSeen(value),
      );
    case 'not-given':
      return condition.arguments.every((name) => leavesOf(own(args, name)).length === 0);
    case 'sql-reads-only': {
      const statement = own(args, condition.argument);
      return typeof statement === 'string' && session.sqlReadsOnly(statement, condition.dialect);
    }
    default:
      return holds(condition, args);
  }
}

/** At least one of the arguments is given, and every text and number in them passes. */
function allOf(
  names: readonly string[],
  args: Readonly<Record<string, unknown>>,
  passes: (value: string) => boolean,
): boolean {
  const leaves = names.flatMap((name) => leavesOf(own(args, name)));
  return leaves.length > 0 && leaves.every((leaf) => leaf !== undefined && passes(leaf));
}

const MOST_LEAVES = 200;

/**
 * The texts and numbers in a value, as texts; nothing for what is missing, null or empty. A value
 * that no user names, such as `true`, is undefined, and so is the rest of a very large one.
 */
function leavesOf(value: unknown): (string | undefined)[] {
  const leaves: (string | undefined)[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    if (leaves.length > MOST_LEAVES) return [...leaves, undefined];
    const next = open.pop();
    if (next === undefined || next === null || next === '') continue;
    if (typeof next === 'string') leaves.push(next);
    else if (typeof next === 'number') leaves.push(String(next));
    else if (typeof next === 'object') open.push(...Object.values(next));
    else leaves.push(undefined);
  }
  return leaves;
}
