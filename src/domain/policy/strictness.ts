import type { Limit, Rule, RuleCase } from './policy.ts';
import { DECISIONS, type Decision } from './vocabulary.ts';

/** Negative where `a` is looser than `b`: allow, ask, deny, hide. */
export function compareDecisions(a: Decision, b: Decision): number {
  return DECISIONS.indexOf(a) - DECISIONS.indexOf(b);
}

/** The stricter of two decisions. */
export function stricterDecision<T extends Decision>(a: T, b: T): T {
  return compareDecisions(a, b) >= 0 ? a : b;
}

/** True for decisions that let no call through. */
export function isRefused(decision: Decision): boolean {
  return decision === 'deny' || decision === 'hide';
}

/** Limits that hold wherever either list holds: the lower number per window. */
export function tighterLimits(a: readonly Limit[], b: readonly Limit[]): Limit[] {
  const tightest = new Map<Limit['per'], Limit>();
  for (const limit of [...a, ...b]) {
    const known = tightest.get(limit.per);
    if (!known || limit.max < known.max) tightest.set(limit.per, limit);
  }
  return [...tightest.values()];
}

/** The rule that lets through only what both rules let through. */
export function stricterRule(a: Rule, b: Rule): Rule {
  const decision = stricterDecision(a.decision, b.decision);
  const reason = compareDecisions(a.decision, b.decision) >= 0 ? a.reason : b.reason;
  const refused = isRefused(decision);
  return {
    ...ifCannot(a, b, decision),
    decision,
    limits: refused ? [] : tighterLimits(a.limits, b.limits),
    conditions: refused ? [] : distinct([...a.conditions, ...b.conditions]),
    ...(refused ? {} : casesOfBoth(a, b)),
    ...(reason === undefined ? {} : { reason }),
  };
}

/**
 * The cases of two rules together: for each pair of cases that hold, the stricter decision. What a
 * rule decides without a case is its last one.
 */
function casesOfBoth(a: Rule, b: Rule): Pick<Rule, 'cases'> {
  if (!a.cases && !b.cases) return {};
  const allOf = ({ cases = [], decision }: Rule): RuleCase[] =>
    isRefused(decision) ? [] : [...cases, { when: {}, decision: decision as RuleCase['decision'] }];
  const cases = allOf(a).flatMap((one) =>
    allOf(b).map(
      (other): RuleCase => ({
        when: bothHold(one.when, other.when),
        decision: stricterDecision(one.decision, other.decision),
      }),
    ),
  );
  return { cases: distinct(cases) };
}

function bothHold(a: RuleCase['when'], b: RuleCase['when']): RuleCase['when'] {
  const after = [...new Set([...(a.after ?? []), ...(b.after ?? [])])];
  const args = distinct([...(a.arguments ?? []), ...(b.arguments ?? [])]);
  return {
    ...(after.length > 0 ? { after } : {}),
    ...(args.length > 0 ? { arguments: args } : {}),
  };
}

/** Decisions for clients that cannot count or ask: only what both rules let run may run. */
function ifCannot(
  a: Rule,
  b: Rule,
  decision: Decision,
): Pick<Rule, 'ifCannotCount' | 'ifCannotAsk'> {
  const isLimited = ({ limits }: Rule) => limits.length > 0;
  const mayRunUncounted = [a, b].filter(isLimited).every((rule) => rule.ifCannotCount === 'allow');
  const counts = decision === 'allow' && [a, b].some(isLimited) && mayRunUncounted;
  const asking = [a, b].filter((rule) => rule.decision === 'ask');
  const mayRunUnasked = asking.every((rule) => rule.ifCannotAsk === 'allow');
  return {
    ...(counts ? { ifCannotCount: 'allow' } : {}),
    ...(decision === 'ask' && mayRunUnasked ? { ifCannotAsk: 'allow' } : {}),
  };
}

function distinct<T extends object>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
