import { type Condition, DECISIONS, type Decision, type Limit, type Rule } from './policy.ts';

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
    ...(reason === undefined ? {} : { reason }),
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

function distinct(conditions: readonly Condition[]): Condition[] {
  return [
    ...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values(),
  ];
}
