import type { Policy, Rule, ServerPolicy, Unlisted } from './policy.ts';
import { ruleOf, serverOf } from './rule-of.ts';
import { callWords, conditionWords, limitsWords } from './words.ts';
import { worstHour } from './worst-hour.ts';

/**
 * What a policy does to one tool and to the tools that it does not list, in sentences generated
 * from the rule alone. Give it the effective policy of a rendered file to describe that file.
 */
export function describePolicy(policy: Policy, server: string, tool: string): string[] {
  const found = serverOf(policy, server);
  if (!found) throw new RangeError(`the policy holds no server named ${server}`);
  const rule = ruleOf(found, tool);
  if (!rule) return [`This tool is not listed. ${unlistedSentence(policy.unlisted, found)}`];
  return [...describeRule(rule), unlistedSentence(policy.unlisted, found)];
}

/** What a rule does to its tool: one sentence, and one more for conditions and for limits. */
export function describeRule(rule: Rule): string[] {
  if (rule.decision === 'hide') {
    return ['The agent does not see this tool, and a call to it is refused.'];
  }
  if (rule.decision === 'deny') return ['Every call of this tool is refused.'];
  const first =
    rule.decision === 'ask'
      ? 'A person is asked before each call of this tool.'
      : 'This tool runs without asking.';
  return [first, ...conditionSentence(rule), ...limitSentence(rule)];
}

function conditionSentence({ conditions }: Rule): string[] {
  if (conditions.length === 0) return [];
  return [`A call is refused unless ${conditions.map(conditionWords).join(' and ')}.`];
}

function limitSentence(rule: Rule): string[] {
  if (rule.limits.length === 0) return [];
  const limits = `It is limited to ${limitsWords(rule.limits)}; a call beyond that is refused.`;
  return [`${limits}${worstHourSentence(rule)}`];
}

/** What a limit means for an hour, where it does not speak of hours itself. */
function worstHourSentence(rule: Rule): string {
  const inAnHour = worstHour(rule) ?? 0;
  const windows = rule.limits.map((limit) => limit.per);
  if (windows.includes('minute')) return ` That is up to ${callWords(inAnHour)} in an hour.`;
  if (windows.includes('hour') || inAnHour < 2) return '';
  return ` All ${inAnHour.toLocaleString('en')} can come in one hour.`;
}

const DONE_TO_MANY: Record<Unlisted, string> = {
  allow: 'run without asking',
  ask: 'are asked about before each call',
  deny: 'are refused',
};
const DONE_TO_ONE: Record<Unlisted, string> = {
  allow: 'runs without asking',
  ask: 'is asked about before each call',
  deny: 'is refused',
};

/** What happens to the tools of a server that a policy does not list. */
export function unlistedSentence(
  unlisted: Unlisted,
  { others }: Pick<ServerPolicy, 'others'>,
): string {
  if (others === 0) {
    return `A tool of this server that is not listed, such as one added later, ${DONE_TO_ONE[unlisted]}.`;
  }
  if (others === 1) {
    return `The 1 other tool of this server, and any added later, ${DONE_TO_MANY[unlisted]}.`;
  }
  return `The ${others.toLocaleString('en')} other tools of this server, and any added later, ${DONE_TO_MANY[unlisted]}.`;
}
