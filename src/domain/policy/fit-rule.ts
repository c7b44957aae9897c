import type { Condition, Limit, Rule, RuleCase, Window } from './policy.ts';
import { isRefused, tighterLimits } from './strictness.ts';
import type { RuleChange, TargetLimits } from './target.ts';

export interface FittedRule {
  readonly rule: Rule;
  /** What replaces what the target cannot express; empty where it expresses the rule. */
  readonly changes: readonly RuleChange[];
}

type Step = (rule: Rule, limits: TargetLimits) => { rule: Rule; change?: RuleChange };

/** The closest rule that a target can express, equal or stricter. */
export function fitRule(requested: Rule, limits: TargetLimits): FittedRule {
  let rule = requested;
  const changes: RuleChange[] = [];
  for (const step of STEPS) {
    const result = step(rule, limits);
    rule = result.rule;
    if (result.change) changes.push(result.change);
  }
  return { rule: refusedForm(rule, limits), changes };
}

const fitConditions: Step = (rule, limits) => {
  if (isRefused(rule.decision) || rule.conditions.length === 0) return { rule };
  if (limits.can.condition && conditionsFit(rule.conditions, limits)) return { rule };
  const change: RuleChange = { kind: 'deny-for-conditions', ...because(limits.noConditions) };
  return { rule: refused(rule), change };
};

const because = (why: string | undefined) => (why === undefined ? {} : { why });

function conditionsFit(all: readonly Condition[], limits: TargetLimits): boolean {
  const { conditionFits = () => true, conditionsFit = () => true } = limits;
  return (
    all.every((condition) => isWritable(condition) && conditionFits(condition)) &&
    conditionsFit(all)
  );
}

/** Half of a surrogate pair, which JSON.stringify escapes, cannot be written in UTF-8. */
function isWritable(condition: Condition): boolean {
  return !/\\ud[89a-f]/i.test(JSON.stringify(condition));
}

const fitAsk: Step = (rule, limits) => {
  if (rule.decision !== 'ask' || limits.can.ask) return { rule };
  if (rule.ifCannotAsk === 'allow' && limits.noAsk === undefined) {
    return { rule: { ...rule, decision: 'allow' }, change: { kind: 'allow-for-ask' } };
  }
  return { rule: refused(rule), change: { kind: 'deny-for-ask', ...because(limits.noAsk) } };
};

/** Does a target with these abilities keep the limits of this rule? */
export function canCount(rule: Rule, { can, countsOnly }: TargetLimits): boolean {
  return can.limit && (countsOnly?.rules(rule) ?? true);
}

const fitLimits: Step = (rule, abilities) => {
  const { limits } = rule;
  if (limits.length === 0 || isRefused(rule.decision) || canCount(rule, abilities)) return { rule };
  const about = { limits, ...because(abilities.countsOnly?.why) };
  if (rule.decision === 'ask') {
    return { rule: { ...rule, limits: [] }, change: { kind: 'ask-without-limit', ...about } };
  }
  if (rule.ifCannotCount === 'allow') {
    return { rule: { ...rule, limits: [] }, change: { kind: 'allow-without-limit', ...about } };
  }
  if (abilities.can.ask) {
    const asked: Rule = { ...rule, decision: 'ask', limits: [] };
    return { rule: asked, change: { kind: 'ask-for-limit', ...about } };
  }
  return { rule: refused(rule), change: { kind: 'deny-for-limit', ...about } };
};

const fitWindows: Step = (rule, { windows: counted }) => {
  const { limits } = rule;
  if (!counted || limits.every((limit) => counted.includes(limit.per))) return { rule };
  const instead = tighterLimits(
    [],
    limits.map((limit) => inWindow(limit, counted)),
  );
  if (instead.some((limit) => limit.max < 1)) {
    return { rule: refused(rule), change: { kind: 'deny-for-window', limits } };
  }
  const change: RuleChange = { kind: 'shorter-window', limits, instead, windows: counted };
  return { rule: { ...rule, limits: instead }, change };
};

const allowing: Step = (rule, { can }) => {
  if (rule.decision !== 'allow' || can.allow) return { rule };
  return { rule: { ...rule, decision: 'ask' }, change: { kind: 'ask-for-allow' } };
};

/** What a client does that does not follow the session is the rule's own decision. */
const fitCases: Step = (rule, { can }) => {
  if (!rule.cases || (can.session && !isRefused(rule.decision))) return { rule };
  const { cases: _, ...rest } = rule;
  const kept = can.flows && !isRefused(rule.decision) ? flowsOf(rule, can.ask) : [];
  return { rule: kept.length > 0 ? { ...rest, cases: kept } : rest };
};

/**
 * The cases that hold a call back after what was read, for a target that can tell nothing else. A case that lets calls
 * run for reasons that it cannot tell is left out; one that holds back only some arguments holds for all.
 */
function flowsOf({ decision, cases = [], ifCannotAsk }: Rule, canAsk: boolean): RuleCase[] {
  const end = cases.findIndex(({ when }) => !when.after && !when.arguments);
  return cases.slice(0, end < 0 ? cases.length : end).flatMap((each): RuleCase[] => {
    const { after } = each.when;
    const isAsk = each.decision === 'ask';
    const held = isAsk && !canAsk ? (ifCannotAsk ?? 'deny') : each.decision;
    if (!after || held === 'allow' || held === decision) return [];
    return [{ when: { after }, decision: held }];
  });
}

const hiding: Step = (rule, { can }) => {
  if (rule.decision !== 'hide' || can.hide) return { rule };
  return { rule: { ...rule, decision: 'deny' }, change: { kind: 'deny-for-hide' } };
};

const STEPS: readonly Step[] = [
  hiding,
  fitConditions,
  fitAsk,
  fitLimits,
  fitWindows,
  allowing,
  fitCases,
];

const MINUTES: Record<Window, number> = { minute: 1, hour: 60, day: 1440 };

/** The same bound in a window that the target counts: 48 a day is kept by 2 an hour. */
function inWindow(limit: Limit, counted: readonly Window[]): Limit {
  if (counted.includes(limit.per)) return limit;
  const shorter = counted.filter((window) => MINUTES[window] < MINUTES[limit.per]);
  const per = shorter.sort((a, b) => MINUTES[b] - MINUTES[a])[0];
  if (per === undefined) return { max: 0, per: limit.per };
  return { max: Math.floor((limit.max * MINUTES[per]) / MINUTES[limit.per]), per };
}

function refused(rule: Rule): Rule {
  return { ...rule, decision: 'deny', limits: [], conditions: [] };
}

function refusedForm(rule: Rule, { can, refusedIsHidden }: TargetLimits): Rule {
  if (!isRefused(rule.decision)) return rule;
  const hides = can.hide && (rule.decision === 'hide' || refusedIsHidden === true);
  return { ...refused(rule), decision: hides ? 'hide' : 'deny' };
}
