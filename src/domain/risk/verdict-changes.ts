import type { ArgumentFiring } from './argument.ts';
import type { CompiledRules } from './compile.ts';
import { verdictWith } from './counterfactual.ts';
import type { Worth } from './facts.ts';
import type { Facts } from './facts-of.ts';
import { type FiredRules, fireRules } from './fired-rules.ts';
import { withParameters } from './reading.ts';
import { type SeverityReading, severityOf } from './severity-of.ts';
import type { FactChange, OtherFacts, Verdict, VerdictChange } from './verdict-change.ts';

const MOST = 3;

/**
 * What other evidence would lead to another verdict: up to three changes. Each is computed, by asking
 * the table or all rules again, and left out where neither category nor severity would differ.
 */
export function verdictChanges(
  fired: FiredRules,
  reading: SeverityReading,
  rules: CompiledRules,
): VerdictChange[] {
  const { basis, severity } = reading;
  if (!basis) return [{ kind: 'more-evidence', name: fired.reading.name.text }];
  const verdict = { category: fired.category, severity };
  const { first, second } = factChanges(basis.facts, reading, rules);
  const differs = (change: FactChange): VerdictChange[] => {
    const other = verdictWith(change.facts, { basis, category: fired.category }, rules);
    return isOther(other, verdict)
      ? [{ ...change, kind: 'other-facts', verdict: other, was: verdict }]
      : [];
  };
  return [
    ...first.flatMap(differs),
    ...argumentChanges(fired, verdict, rules),
    ...second.flatMap(differs),
    ...missingChange(fired),
  ].slice(0, MOST);
}

const isOther = (a: Verdict, b: Verdict): boolean =>
  a.category !== 'unknown' && (a.category !== b.category || a.severity !== b.severity);

interface Candidates {
  /** What is particular to the way in which the call acts. */
  readonly first: readonly FactChange[];
  readonly second: readonly FactChange[];
}

function factChanges(
  facts: Facts,
  { steps }: SeverityReading,
  { objects }: CompiledRules,
): Candidates {
  const [cell] = steps;
  const decisive = cell?.kind === 'cell' ? cell.object : undefined;
  const worth = objects.classes.get(decisive?.value ?? '')?.worth;
  const action = facts.action.value;
  const thing = decisive ? [thingChange(decisive.one, worth, action)] : [];
  const bounded: FactChange[] =
    worth === 'host' ? [{ id: 'stays-in-sandbox', facts: { object: 'sandbox' } }] : [];
  return {
    first: [...mannerChanges(facts), ...stateChanges(facts)],
    second: [
      ...reachChanges(facts),
      ...(bounded.length > 0 ? bounded : thing),
      ...actionChanges(facts),
    ],
  };
}

function thingChange(one: string, worth: Worth | undefined, action: string): FactChange {
  const id = action === 'read' ? 'reads-other' : worth === 'trifle' ? 'other-thing' : 'own-thing';
  return { id, one, facts: { object: null } };
}

/** How it comes about: what a trash keeps, or what only was shown. */
function mannerChanges({ action, manner }: Facts): FactChange[] {
  switch (manner?.value) {
    case 'trash':
      return [{ id: 'bypasses-trash', facts: { manner: null, reversibility: 'no' } }];
    case 'dry-run':
      return [
        {
          id: 'does-what-it-shows',
          facts: { action: 'change', manner: null, reversibility: 'yes' },
        },
      ];
    default:
      return action.value === 'delete'
        ? [{ id: 'keeps-in-trash', facts: { manner: 'trash', reversibility: 'partly' } }]
        : [];
  }
}

function stateChanges({ action, state, object }: Facts): FactChange[] {
  switch (state?.value) {
    case 'draft':
      return action.value !== 'delete' && ['mail', 'message'].includes(object?.value ?? '')
        ? [{ id: 'sends-draft', facts: { action: 'send', state: null, reversibility: 'no' } }]
        : [{ id: 'is-no-draft', facts: { state: null } }];
    case 'empty':
      return [{ id: 'is-not-empty', facts: { state: null } }];
    case 'test':
      return [{ id: 'is-live', facts: { state: 'live' } }];
    case 'live':
      return [{ id: 'is-test', facts: { state: 'test' } }];
    default:
      return [];
  }
}

/** How many things and how many people one call reaches. */
function reachChanges({ action, amount, audience }: Facts): FactChange[] {
  const isWide = audience?.value === 'outsiders' || audience?.value === 'public';
  const fewer: FactChange[] =
    action.value === 'send'
      ? audience?.value === 'team' || audience?.value === 'self'
        ? []
        : [{ id: 'reaches-team', facts: { audience: 'team' } }]
      : isWide
        ? [{ id: 'reaches-user', facts: { audience: 'self' } }]
        : [];
  const many = amount !== undefined && amount.value !== 'one';
  return [...fewer, ...(many ? [{ id: 'takes-one', facts: { amount: 'one' } } as const] : [])];
}

const SHOWS: OtherFacts = { action: 'read', reversibility: 'nothing-changes' };
const DRAFTS: OtherFacts = { action: 'create', state: 'draft', reversibility: 'yes' };

/** A message cannot be shown instead of sent; it can be left as a draft, as a payment can. */
function actionChanges({ action, amount }: Facts): FactChange[] {
  const all: FactChange[] = amount ? [] : [{ id: 'takes-all', facts: { amount: 'all' } }];
  switch (action.value) {
    case 'read':
      return [{ id: 'changes-too', facts: { action: 'change', reversibility: 'yes' } }];
    case 'send':
      return [{ id: 'leaves-draft', facts: DRAFTS }];
    case 'pay':
      return [{ id: 'prepares-only', facts: DRAFTS }];
    case 'delete':
      return [{ id: 'shows-deletion', facts: SHOWS }, ...all];
    case 'run':
      return [{ id: 'shows-run', facts: SHOWS }];
    default:
      return [{ id: 'shows-change', facts: SHOWS }];
  }
}

/** The verdict on the same tool with other parameters. */
function verdictOn(
  { reading }: FiredRules,
  parameters: FiredRules['reading']['subject']['tool']['parameters'],
  rules: CompiledRules,
): Verdict {
  const fired = fireRules(withParameters(reading, parameters, rules), rules);
  return { category: fired.category, severity: severityOf(fired, rules).severity };
}

function argumentChanges(fired: FiredRules, was: Verdict, rules: CompiledRules): VerdictChange[] {
  return fired.arguments.flatMap((firing) => argumentChange(firing, fired, was, rules));
}

function argumentChange(
  { rule, choice, parameters }: ArgumentFiring,
  fired: FiredRules,
  was: Verdict,
  rules: CompiledRules,
): VerdictChange[] {
  const all = fired.reading.subject.tool.parameters ?? [];
  if (choice) {
    if (choice.milder.length === 0) return [];
    const [only] = parameters;
    const fewer = all.map((each) => (each === only ? { ...each, enum: [...choice.milder] } : each));
    const verdict = verdictOn(fired, fewer, rules);
    const { gravest } = choice;
    return only && isOther(verdict, was)
      ? [{ kind: 'other-action', parameter: only.name, values: gravest, verdict, was }]
      : [];
  }
  if (rule.count !== undefined) return [];
  const rest = all.filter((each) => !parameters.includes(each));
  const verdict = verdictOn(fired, rest, rules);
  const names = parameters.map(({ name }) => name);
  return isOther(verdict, was)
    ? [{ kind: 'without-arguments', parameters: names, verdict, was }]
    : [];
}

function missingChange({ reading }: FiredRules): VerdictChange[] {
  if (reading.texts.length === 0) return [{ kind: 'description' }];
  return reading.subject.tool.parameters === null ? [{ kind: 'parameters' }] : [];
}
