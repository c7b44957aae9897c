import type { RiskCategory } from './category.ts';
import type { CompiledRules } from './compile.ts';
import type { Evidence } from './evidence.ts';
import {
  type Action,
  AMOUNTS,
  type Amount,
  AUDIENCES,
  type Audience,
  type Disclosure,
  type Fact,
  type FactOfKind,
  MANNERS,
  type Manner,
  STATES,
  type State,
} from './facts.ts';
import type { FiredRules } from './fired-rules.ts';
import type { ObjectClass } from './object-class.ts';
import { type FoundObject, objectOf } from './object-of.ts';
import { type Stated, statedFact } from './stated.ts';

/** What is known of a call: the first of its facts by kind, and everything else that it touches. */
export interface Facts {
  readonly action: FactOfKind<'action'>;
  /** What the verb acts on. */
  readonly object: FactOfKind<'object'> | undefined;
  readonly touched: readonly FactOfKind<'object'>[];
  readonly amount: FactOfKind<'amount'> | undefined;
  readonly audience: FactOfKind<'audience'> | undefined;
  readonly state: FactOfKind<'state'> | undefined;
  readonly manner: FactOfKind<'manner'> | undefined;
}

/** What a call of a category does where no verb says it more exactly. */
export const ACTION_OF: Record<RiskCategory, Action> = {
  financial: 'pay',
  destructive: 'delete',
  execute: 'run',
  write: 'change',
  read: 'read',
  unknown: 'change',
};

interface Firing {
  readonly rule: {
    readonly id: string;
    readonly otherwise?: boolean | undefined;
    readonly object?: string | undefined;
    readonly amount?: Amount | undefined;
    readonly audience?: Audience | undefined;
    readonly state?: State | undefined;
    readonly manner?: Manner | undefined;
  };
  readonly evidence: readonly Evidence[];
}

/** A file is private where a rule, or a source, says that a call reads it. */
const disclosedBy = ({ discloses }: ObjectClass): Disclosure =>
  discloses === 'context' || discloses === 'internal' ? 'private' : discloses;

/** The fact that a call touches a thing of this class, as a rule or a source says it. */
export const objectFact = (
  objectClass: ObjectClass,
  evidence: readonly Evidence[],
): FactOfKind<'object'> => ({
  kind: 'object',
  value: objectClass.id,
  one: objectClass.one,
  discloses: disclosedBy(objectClass),
  evidence,
});

function objectFrom(
  { rule, evidence }: Firing,
  { objects }: CompiledRules,
): FactOfKind<'object'>[] {
  const found = objects.classes.get(rule.object ?? '');
  return found ? [{ ...objectFact(found, evidence), rule: rule.id }] : [];
}

function actionOf({ category, effect, raisedBy }: FiredRules): FactOfKind<'action'> {
  if (effect?.rule.category === category) {
    const { rule, evidence } = effect;
    return { kind: 'action', value: rule.action, evidence, rule: rule.id };
  }
  return { kind: 'action', value: ACTION_OF[category], evidence: raisedBy?.evidence ?? [] };
}

/** The firing whose word comes last in the vocabulary: where several are named, the worst one. */
function worst<T extends string>(
  order: readonly T[],
  firings: readonly Firing[],
  of: (rule: Firing['rule']) => T | undefined,
): { value: T; evidence: readonly Evidence[]; rule: string } | undefined {
  const named = firings.flatMap(({ rule, evidence }) => {
    const value = of(rule);
    return value === undefined ? [] : [{ value, evidence, rule: rule.id }];
  });
  return named.toSorted((a, b) => order.indexOf(b.value) - order.indexOf(a.value))[0];
}

function statedObject(
  states: readonly Stated[] | undefined,
  { objects }: CompiledRules,
): FactOfKind<'object'> | undefined {
  const found = statedFact(states, 'object');
  const objectClass = objects.classes.get(found?.value ?? '');
  if (!found || !objectClass) return undefined;
  const evidence = found.evidence.map((each) => ({ ...each, words: objectClass.one }));
  return objectFact(objectClass, evidence);
}

/**
 * The facts that name, text, parameters and rules show. What a source states of a call goes before what
 * rules read.
 */
export function factsOf(fired: FiredRules, rules: CompiledRules): Facts {
  const { effect, raisedBy, category, touches } = fired;
  const { states } = fired.reading.subject.tool;
  const decides = effect?.rule.category === category ? effect : undefined;
  const main: Firing[] = decides ? [decides] : raisedBy && !raisedBy.choice ? [raisedBy] : [];
  const others: Firing[] = [...touches, ...fired.arguments.filter((each) => !main.includes(each))];
  const instead = touches.filter(({ rule }) => rule.instead);
  const stated = statedFact(states, 'action');
  const action = stated ? { kind: 'action' as const, ...stated } : actionOf(fired);
  const found = objectOf(fired.reading, rules, action.value);
  const named: FactOfKind<'object'>[] = found ? [nounFact(found)] : [];
  const ofRules = [...instead, ...main].flatMap((each) => objectFrom(each, rules));
  const object = statedObject(states, rules) ?? [...ofRules, ...named][0];
  const raising = others.filter(
    (each) => !instead.some((replaced) => replaced === each) && !(object && each.rule.otherwise),
  );
  const all = [...main, ...others];
  const amount = statedFact(states, 'amount') ?? worst(AMOUNTS, all, (rule) => rule.amount);
  const audience = statedFact(states, 'audience') ?? worst(AUDIENCES, all, (rule) => rule.audience);
  const state = statedFact(states, 'state') ?? worst(STATES, all, (rule) => rule.state);
  const manner = statedFact(states, 'manner') ?? worst(MANNERS, all, (rule) => rule.manner);
  return {
    action,
    object,
    touched: raising.flatMap((each) => objectFrom(each, rules)),
    amount: amount && { kind: 'amount', ...amount },
    audience: audience && { kind: 'audience', ...audience },
    state: state && { kind: 'state', ...state },
    manner: manner && { kind: 'manner', ...manner },
  };
}

/** A noun alone does not make a file private; a rule, or an entry that asks for more words, does. */
const nounFact = ({ objectClass, discloses, evidence }: FoundObject): FactOfKind<'object'> => ({
  ...objectFact(objectClass, evidence),
  discloses: discloses === 'context' ? 'public' : discloses,
});

/** The facts as a list, in the order in which a reader asks for them. */
export function factList(facts: Facts, decisive: FactOfKind<'object'> | undefined): Fact[] {
  const { action, amount, audience, state, manner } = facts;
  return [action, decisive, amount, audience, state, manner].filter((fact) => fact !== undefined);
}
