import { own } from '../own-value.ts';
import type { SqlDialect } from '../sql/reading.ts';
import { holds } from './condition.ts';
import type { Condition, Policy, RuleCase, SessionCondition } from './policy.ts';
import { ruleOf, serverOf } from './rule-of.ts';
import { MARKS, type Mark } from './vocabulary.ts';

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
      return condition.arguments.every((name) => !isGiven(own(args, name)));
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

/** Values of one argument that are read, lists and objects among them. */
const MOST_VALUES = 1_000;

/**
 * The texts and numbers in a value, as texts; nothing for what is missing, null or empty. A value
 * that no user names, such as `true`, is undefined, and so is the rest of a very large one. A key
 * that is no plain name of a field, such as an address, counts as a text.
 */
function leavesOf(value: unknown): (string | undefined)[] {
  const leaves: (string | undefined)[] = [];
  const open: unknown[] = [value];
  for (let read = 0; open.length > 0; read += 1) {
    if (read + open.length > MOST_VALUES) return [...leaves, undefined];
    const next = open.pop();
    if (next === undefined || next === null || next === '') continue;
    if (typeof next === 'string') leaves.push(next);
    else if (typeof next === 'number') leaves.push(textOfNumber(next));
    else if (typeof next !== 'object') leaves.push(undefined);
    else if (Object.keys(next).length > MOST_VALUES) leaves.push(undefined);
    else open.push(...Object.values(next), ...valuesInKeys(next));
  }
  return leaves;
}

/** A whole number that is too large to be exact may be another one for the server: no user names it. */
function textOfNumber(value: number): string | undefined {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : String(value);
}

/** An empty key is a value that no user names. */
function valuesInKeys(value: object): unknown[] {
  if (Array.isArray(value)) return [];
  return Object.keys(value).flatMap((key): unknown[] => {
    if (key !== '' && !/^[a-z][a-z_]{0,39}$/i.test(key)) return [key];
    return key === '' ? [true] : [];
  });
}

/**
 * Is there anything in a value but nulls, empty texts, empty objects and lists of these? An object
 * with keys is something, whatever they hold; so is a very large list.
 */
function isGiven(value: unknown): boolean {
  const open: unknown[] = [value];
  for (let read = 0; open.length > 0; read += 1) {
    const next = open.pop();
    if (next === undefined || next === null || next === '') continue;
    if (typeof next !== 'object' || read + open.length > MOST_VALUES) return true;
    if (!Array.isArray(next) && Object.keys(next).length > 0) return true;
    if (Array.isArray(next) && next.length > MOST_VALUES) return true;
    if (Array.isArray(next)) open.push(...next);
  }
  return false;
}
