import type { CompiledRules } from './compile.ts';
import type { Fact, FactOfKind, TableRow, Worth } from './facts.ts';
import { type Facts, factList, factsOf } from './facts-of.ts';
import { type FiredRules, withoutOurWords } from './fired-rules.ts';
import type { Reversibility } from './reversibility.ts';
import { reversibilityOf } from './reversibility-of.ts';
import { type Severity, severityRank } from './severity.ts';
import { holds, type Level, type SeverityFacts, tableCell } from './severity-table.ts';

/** One step to the severity: a cell of the table, or an adjustment that moved it. */
export type SeverityStep =
  | {
      readonly kind: 'cell';
      readonly row: TableRow;
      readonly level: Level;
      readonly object: FactOfKind<'object'> | undefined;
    }
  | {
      readonly kind: 'adjusted';
      readonly level: Level;
      readonly says: string;
      readonly direction: 'at-least' | 'at-most';
      /** The facts that the adjustment names and that are not in the cell. */
      readonly facts: readonly Fact[];
    };

/** Everything that the table is asked with. */
export interface SeverityBasis {
  readonly facts: Facts;
  readonly reversibility: Reversibility;
}

export interface SeverityReading {
  readonly severity: Severity;
  /** What the severity was read from; undefined where the category is unknown. */
  readonly basis: SeverityBasis | undefined;
  readonly steps: readonly SeverityStep[];
  readonly facts: readonly Fact[];
  /** Everything that the call touches. */
  readonly objects: readonly FactOfKind<'object'>[];
  /** What only our own wording says, and would have raised the severity to. */
  readonly ignored: Level | undefined;
}

/** Nothing is known of the thing: it is one's own, and can be replaced. */
const UNKNOWN_WORTH: Worth = 'item';

/** What the table says of the facts of a call. */
export interface Outcome {
  readonly level: Level;
  readonly steps: readonly SeverityStep[];
  readonly facts: readonly Fact[];
}

function tableFacts(
  facts: Facts,
  object: FactOfKind<'object'> | undefined,
  reversibility: Reversibility,
  { objects }: CompiledRules,
): SeverityFacts {
  const objectClass = object && objects.classes.get(object.value);
  const action = facts.action.value;
  return {
    action,
    worth: objectClass?.worth ?? UNKNOWN_WORTH,
    discloses: object?.discloses ?? 'public',
    amount: facts.amount?.value ?? 'one',
    audience: facts.audience?.value ?? (action === 'send' ? objectClass?.audience : undefined),
    state: facts.state?.value,
    manner: facts.manner?.value,
    reversibility,
  };
}

const above = (a: Level, b: Level): boolean => severityRank(a) > severityRank(b);

interface Cell {
  readonly object: FactOfKind<'object'> | undefined;
  readonly known: SeverityFacts;
  readonly row: TableRow;
  readonly level: Level;
}

/** The worst cell among that of the verb’s own thing and those of everything else that is touched. */
function worstCell(facts: Facts, reversibility: Reversibility, rules: CompiledRules): Cell {
  const cellOf = (object: Cell['object'], asTouched = false): Cell => {
    const known = tableFacts(facts, object, reversibility, rules);
    // A message that is sent changes the other things that the call touches.
    const action = asTouched && known.action === 'send' ? 'change' : known.action;
    return { object, known, ...tableCell(rules.severity, { ...known, action }) };
  };
  return facts.touched
    .map((object) => cellOf(object, true))
    .reduce((worst, cell) => (above(cell.level, worst.level) ? cell : worst), cellOf(facts.object));
}

/** Asks the table: the level of the worst thing that the call touches, moved by the adjustments. */
export function outcomeOf({ facts, reversibility }: SeverityBasis, rules: CompiledRules): Outcome {
  const cell = worstCell(facts, reversibility, rules);
  const listed = factList(facts, cell.object);
  const { object, row } = cell;
  let { level } = cell;
  const steps: SeverityStep[] = [{ kind: 'cell', row, level, object }];
  for (const { says, atLeast, atMost, when } of rules.severity.adjustments) {
    const bound = atLeast ?? atMost;
    const moves = bound && (atLeast ? above(bound, level) : above(level, bound));
    if (!moves || !holds({ says, when }, cell.known)) continue;
    level = bound;
    const direction = atLeast ? 'at-least' : 'at-most';
    const named = listed.filter(
      ({ kind }) => kind !== 'action' && kind !== 'object' && when[kind] !== undefined,
    );
    steps.push({ kind: 'adjusted', level, says, direction, facts: named });
  }
  return { level, steps, facts: listed };
}

function readingId(
  fired: FiredRules,
  rules: CompiledRules,
): Outcome & { readonly basis: SeverityBasis } {
  const basis = { facts: factsOf(fired, rules), reversibility: reversibilityOf(fired) };
  return { basis, ...outcomeOf(basis, rules) };
}

/** The verdict and the family of a tool ask for the same reading. */
const known = new WeakMap<FiredRules, { rules: CompiledRules; reading: SeverityReading }>();

/**
 * How bad the worst plausible call is: the level of the table for what is done to what, moved by its
 * adjustments. A tool that has our summary gets the lower of the levels with and without it: words of ours
 * can lower a severity but never raise one.
 */
export function severityOf(fired: FiredRules, rules: CompiledRules): SeverityReading {
  const before = known.get(fired);
  if (before?.rules === rules) return before.reading;
  const reading = readSeverity(fired, rules);
  known.set(fired, { rules, reading });
  return reading;
}

function readSeverity(fired: FiredRules, rules: CompiledRules): SeverityReading {
  if (fired.category === 'unknown')
    return {
      severity: 'unknown',
      basis: undefined,
      steps: [],
      facts: [],
      objects: [],
      ignored: undefined,
    };
  const whole = readingId(fired, rules);
  const bare = withoutOurWords(fired, rules);
  const shown = bare === fired ? whole : readingId(bare, rules);
  const { level: severity, ...rest } = above(whole.level, shown.level) ? shown : whole;
  const ignored = above(whole.level, severity) ? whole.level : undefined;
  const { object, touched } = whole.basis.facts;
  const objects = object ? [object, ...touched] : touched;
  return { severity, ...rest, objects, ignored };
}
