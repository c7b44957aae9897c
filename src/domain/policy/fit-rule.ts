import type { Reach } from './fit-policy.ts';
import type { Condition, Limit, Rule, Window } from './policy.ts';
import { isRefused, tighterLimits } from './strictness.ts';
import { limitsWords } from './words.ts';

export interface FittedRule {
  readonly rule: Rule;
  /** What stands in for what the target cannot express; empty where it expresses the rule. */
  readonly sentences: readonly string[];
}

type Step = (rule: Rule, reach: Reach) => { rule: Rule; sentence?: string };

/** The closest rule that a target can express, equal or stricter. */
export function fitRule(given: Rule, reach: Reach): FittedRule {
  let rule = given;
  const sentences: string[] = [];
  for (const step of STEPS) {
    const result = step(rule, reach);
    rule = result.rule;
    if (result.sentence !== undefined) sentences.push(result.sentence);
  }
  return { rule: refusedForm(rule, reach), sentences };
}

const conditions: Step = (rule, reach) => {
  if (isRefused(rule.decision) || rule.conditions.length === 0) return { rule };
  if (reach.can.condition && conditionsFit(rule.conditions, reach)) return { rule };
  const these = reach.can.condition ? 'these arguments' : 'arguments';
  const why = reach.noConditions ?? `${reach.label} cannot check ${these}`;
  return { rule: refused(rule), sentence: `${why}: it refuses every call of this tool.` };
};

function conditionsFit(all: readonly Condition[], reach: Reach): boolean {
  const { conditionFits = () => true, conditionsFit = () => true } = reach;
  return all.every((one) => isWritable(one) && conditionFits(one)) && conditionsFit(all);
}

/** Half of a surrogate pair, which JSON.stringify escapes, stands in no UTF-8 file. */
function isWritable(condition: Condition): boolean {
  return !/\\ud[89a-f]/i.test(JSON.stringify(condition));
}

const asking: Step = (rule, reach) => {
  if (rule.decision !== 'ask' || reach.can.ask) return { rule };
  const why = reach.noAsk ?? `${reach.label} cannot ask a person`;
  return { rule: refused(rule), sentence: `${why}: it refuses every call of this tool.` };
};

const counting: Step = (rule, reach) => {
  if (rule.limits.length === 0 || reach.can.limit || isRefused(rule.decision)) return { rule };
  const limits = limitsWords(rule.limits);
  if (rule.decision === 'ask') {
    const sentence = `${reach.label} cannot count calls: it asks before each call, without the limit of ${limits}.`;
    return { rule: { ...rule, limits: [] }, sentence };
  }
  if (reach.can.ask) {
    const sentence = `${reach.label} cannot count calls: it asks before each call instead of the limit of ${limits}.`;
    return { rule: { ...rule, decision: 'ask', limits: [] }, sentence };
  }
  const sentence = `${reach.label} can neither count calls nor ask a person: it refuses every call instead of the limit of ${limits}.`;
  return { rule: refused(rule), sentence };
};

const windows: Step = (rule, reach) => {
  const counted = reach.windows;
  if (!counted || rule.limits.every((limit) => counted.includes(limit.per))) return { rule };
  const limits = tighterLimits(
    [],
    rule.limits.map((limit) => inWindow(limit, counted)),
  );
  if (limits.some((limit) => limit.max < 1)) {
    const sentence = `${reach.label} cannot count ${limitsWords(rule.limits)}: it refuses every call of this tool.`;
    return { rule: refused(rule), sentence };
  }
  const sentence = `${reach.label} counts by the ${counted.join(' or the ')}: ${limitsWords(limits)} instead of ${limitsWords(rule.limits)}.`;
  return { rule: { ...rule, limits }, sentence };
};

const allowing: Step = (rule, reach) => {
  if (rule.decision !== 'allow' || reach.can.allow) return { rule };
  const sentence = `${reach.label} cannot let a tool run without asking: it asks before each call.`;
  return { rule: { ...rule, decision: 'ask' }, sentence };
};

const hiding: Step = (rule, reach) => {
  if (rule.decision !== 'hide' || reach.can.hide) return { rule };
  const sentence = `${reach.label} cannot hide a tool: the agent sees it, and every call is refused.`;
  return { rule: { ...rule, decision: 'deny' }, sentence };
};

const STEPS: readonly Step[] = [hiding, conditions, asking, counting, windows, allowing];

const MINUTES: Record<Window, number> = { minute: 1, hour: 60, day: 1440 };

/** The same bound in a window that the target counts: 48 a day is kept by 2 an hour. */
function inWindow(limit: Limit, counted: readonly Window[]): Limit {
  if (counted.includes(limit.per)) return limit;
  const shorter = counted.filter((one) => MINUTES[one] < MINUTES[limit.per]);
  const per = shorter.sort((a, b) => MINUTES[b] - MINUTES[a])[0];
  if (per === undefined) return { max: 0, per: limit.per };
  return { max: Math.floor((limit.max * MINUTES[per]) / MINUTES[limit.per]), per };
}

function refused(rule: Rule): Rule {
  return { ...rule, decision: 'deny', limits: [], conditions: [] };
}

function refusedForm(rule: Rule, reach: Reach): Rule {
  if (!isRefused(rule.decision)) return rule;
  const hides = reach.can.hide && (rule.decision === 'hide' || reach.refusedIsHidden === true);
  return { ...refused(rule), decision: hides ? 'hide' : 'deny' };
}
