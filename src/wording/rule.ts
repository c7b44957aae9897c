import type { Because, Outcome } from '#domain/policy/decide.ts';
import type {
  Condition,
  Decision,
  Limit,
  Mark,
  Policy,
  Rule,
  RuleCase,
  ServerPolicy,
  SessionCondition,
  Unlisted,
} from '#domain/policy/policy.ts';
import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import { worstHour } from '#domain/policy/worst-hour.ts';
import { listed } from './list.ts';
import { capitalised } from './sentence.ts';

/** On controls and in tables: what is to be done with calls of a tool. */
export const DECISION_LABEL: Readonly<Record<Decision, string>> = {
  allow: 'Allow',
  ask: 'Ask',
  deny: 'Deny',
  hide: 'Hide',
};

/** What is decided about a tool, as a sentence about it. */
const DECIDED: Readonly<Record<Decision, string>> = {
  allow: 'This tool runs without asking.',
  ask: 'A person is asked before each call of this tool.',
  deny: 'Every call of this tool is refused.',
  hide: 'The agent does not see this tool, and a call to it is refused.',
};

/** The same as what a product does: "it …". */
export const PRODUCT_DOES: Readonly<Record<Decision, string>> = {
  allow: 'runs it without asking',
  ask: 'asks before each call',
  deny: 'refuses every call of this tool',
  hide: 'refuses every call of this tool and hides it from the agent',
};

/** The same for one tool, and for several: "a tool that is not listed …", "the others …". */
export const TOOL_IS: Readonly<Record<Decision, string>> = {
  allow: 'runs without asking',
  ask: 'is asked about before each call',
  deny: 'is refused',
  hide: 'is hidden and refused',
};
const TOOLS_ARE: Readonly<Record<Unlisted, string>> = {
  allow: 'run without asking',
  ask: 'are asked about before each call',
  deny: 'are refused',
};

/** How a call ends: in a list or the cell of a table, and as a sentence about the call. */
export const CALL_ENDS: Readonly<Record<Outcome, string>> = {
  allowed: 'runs',
  asked: 'a person is asked',
  denied: 'refused',
  hidden: 'refused, and the agent does not see the tool',
};
export const CALL_SENTENCE: Readonly<Record<Outcome, string>> = {
  allowed: 'The call runs.',
  asked: 'A person is asked.',
  denied: 'The call is refused.',
  hidden: 'The call is refused, and the agent does not see the tool.',
};

/**
 * What a policy does to one tool and to the tools that it does not list. Give it the effective
 * policy of a rendered file to describe that file.
 */
export function policySentences(policy: Policy, server: string, tool: string): string[] {
  const found = serverOf(policy, server);
  if (!found) throw new RangeError(`the policy holds no server named ${server}`);
  const rule = ruleOf(found, tool);
  if (!rule) return [`This tool is not listed. ${unlistedSentence(policy.unlisted, found)}`];
  return [...ruleSentences(rule), unlistedSentence(policy.unlisted, found)];
}

/** What a rule does to its tool: one sentence, and one more for conditions and for limits. */
export function ruleSentences(rule: Rule): string[] {
  if (rule.decision === 'deny' || rule.decision === 'hide') return [DECIDED[rule.decision]];
  return [DECIDED[rule.decision], ...conditionSentence(rule), ...limitSentence(rule)];
}

/** What a rule means for a client that cannot count calls, or cannot ask; none where it needs neither. */
export function inabilitySentences(
  rule: Pick<Rule, 'decision' | 'limits' | 'ifCannotCount' | 'ifCannotAsk'>,
): string[] {
  if (rule.decision === 'ask') {
    return [`A client that cannot ask ${rule.ifCannotAsk === 'allow' ? 'runs' : 'refuses'} it.`];
  }
  if (rule.decision !== 'allow' || rule.limits.length === 0) return [];
  const instead = rule.ifCannotCount === 'allow' ? 'runs it without the limit' : 'asks each time';
  return [`A client that cannot count calls ${instead}.`];
}

function conditionSentence({ conditions }: Rule): string[] {
  if (conditions.length === 0) return [];
  return [`A call is refused unless ${listed(conditions.map(conditionClause))}.`];
}

function limitSentence(rule: Rule): string[] {
  if (rule.limits.length === 0) return [];
  const limits = `It is limited to ${limitList(rule.limits)}; a call beyond that is refused.`;
  return [`${limits}${worstHourSentence(rule)}`];
}

/** What a limit means for an hour, where it does not speak of hours itself. */
function worstHourSentence(rule: Rule): string {
  const inAnHour = worstHour(rule) ?? 0;
  const windows = rule.limits.map((limit) => limit.per);
  if (windows.includes('minute')) return ` That is up to ${callCount(inAnHour)} in an hour.`;
  if (windows.includes('hour') || inAnHour < 2) return '';
  return ` All ${inAnHour.toLocaleString('en')} can come in one hour.`;
}

/** What happens to the tools of a server that a policy does not list. */
export function unlistedSentence(
  unlisted: Unlisted,
  { others }: Pick<ServerPolicy, 'others'>,
): string {
  if (others === 0) {
    return `A tool of this server that is not listed, such as one added later, ${TOOL_IS[unlisted]}.`;
  }
  const tools = others === 1 ? '1 other tool' : `${others.toLocaleString('en')} other tools`;
  return `The ${tools} of this server, and any added later, ${TOOLS_ARE[unlisted]}.`;
}

const BY_RULE: Readonly<Record<Decision, string>> = {
  allow: 'The rule lets this tool run without asking.',
  ask: 'The rule asks a person before each call.',
  deny: 'The rule refuses every call of this tool.',
  hide: 'The rule hides this tool and refuses calls to it.',
};
const BY_DEFAULT: Readonly<Record<Unlisted, string>> = {
  allow: 'it runs',
  ask: 'a person is asked',
  deny: 'it is refused',
};

/** Why a call ends as it does, in one sentence. */
export function becauseSentence(because: Because): string {
  switch (because.kind) {
    case 'unlisted':
      return `The policy does not list this tool, so ${BY_DEFAULT[because.decision]}.`;
    case 'rule':
      return BY_RULE[because.decision];
    case 'condition-fails':
      return `The rule wants a call in which ${conditionClause(because.condition)}.`;
    case 'limit-reached':
      return `The limit of ${limitPhrase(because.limit)} is reached.`;
    case 'case':
      return capitalised(`${caseClause(because.case)}.`);
  }
}

/**
 * Why a call that the guard judged ends so, for the person who is asked: also, which arguments would
 * have let it run. Arguments are named, their values are not.
 */
export function judgementSentences(
  because: Because,
  rule: Pick<Rule, 'cases'> | undefined,
): string {
  const isHeld =
    (because.kind === 'case' && because.case.decision !== 'allow') ||
    (because.kind === 'rule' && because.decision === 'ask');
  const lifting = isHeld
    ? (rule?.cases ?? []).filter(
        ({ decision, when }) => decision === 'allow' && when.arguments && !when.after,
      )
    : [];
  const clauses = lifting.map(({ when }) => listed((when.arguments ?? []).map(argumentClause)));
  const sentence = becauseSentence(because);
  return clauses.length === 0
    ? sentence
    : `${sentence} It runs without asking only if ${clauses.join(', or if ')}.`;
}

const CASE_DECIDES: Readonly<Record<RuleCase['decision'], string>> = {
  allow: 'the call runs without asking',
  ask: 'a person is asked',
  deny: 'the call is refused',
};

/** What a session has read, by its mark. */
export const READ: Readonly<Record<Mark, string>> = {
  'untrusted-content': 'content that outsiders can write',
  'private-data': 'private data',
};

/** What a rule decides where the session is followed, one sentence for each case, in order; arguments by their raw names. */
export function caseSentences({ cases = [] }: Pick<Rule, 'cases'>): string[] {
  return cases.map((each, at) => {
    const clause = caseClause(each);
    return capitalised(at === 0 ? `${clause}.` : `otherwise, ${clause}.`);
  });
}

/** "after private data was read, a person is asked": a clause about one case. */
function caseClause({
  when: { after = [], arguments: conditions = [] },
  decision,
}: RuleCase): string {
  const read = after.map((mark) => READ[mark]);
  const was = read.length === 1 && after[0] === 'untrusted-content' ? 'was' : 'were';
  const conditionsHold = listed(conditions.map(argumentClause));
  const parts = [
    ...(read.length > 0 ? [`after ${listed(read)} ${was} read in the session`] : []),
    ...(conditions.length > 0 ? [`if ${conditionsHold}`] : []),
  ];
  return [...parts, CASE_DECIDES[decision]].join(', ');
}

/** "the user named the values of “to” and “cc”": a clause about arguments that is told by the session. */
function argumentClause(condition: Condition | SessionCondition): string {
  switch (condition.is) {
    case 'named-by-user':
      return `the user named ${valuesOf(condition.arguments)}`;
    case 'named-or-seen':
      return `the user named ${valuesOf(condition.arguments)}, or a result held ${condition.arguments.length === 1 ? 'it' : 'them'}`;
    case 'not-given':
      return `${listed(condition.arguments.map(quoted))} ${condition.arguments.length === 1 ? 'is' : 'are'} empty`;
    case 'sql-reads-only':
      return `${quoted(condition.argument)} is SQL that only reads`;
    default:
      return conditionClause(condition);
  }
}

const quoted = (name: string): string => `“${name}”`;
const valuesOf = (names: readonly string[]): string =>
  `the ${names.length === 1 ? 'value' : 'values'} of ${listed(names.map(quoted))}`;

/** "30 calls an hour" */
export function limitPhrase(limit: Limit): string {
  return `${callCount(limit.max)} ${limit.per === 'hour' ? 'an' : 'a'} ${limit.per}`;
}

/** "5 calls an hour and 20 calls a day" */
export function limitList(limits: readonly Limit[]): string {
  return listed(limits.map(limitPhrase));
}

/** "Allow, 60 calls an hour" */
export const ruleWords = ({ decision, limits }: Pick<Rule, 'decision' | 'limits'>): string =>
  [DECISION_LABEL[decision], limitList(limits)].filter(Boolean).join(', ');

/** "1 call", "1,800 calls" */
export function callCount(calls: number): string {
  return `${calls.toLocaleString('en')} ${calls === 1 ? 'call' : 'calls'}`;
}

/** "amount is at most 100": a clause about one argument. */
export function conditionClause(condition: Condition): string {
  const { argument } = condition;
  switch (condition.is) {
    case 'equals':
      return `${argument} is ${JSON.stringify(condition.value)}`;
    case 'one-of':
      return `${argument} is one of ${condition.value.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'matches':
      return `${argument} matches ${condition.value}`;
    case 'at-most':
      return `${argument} is at most ${condition.value}`;
    case 'path-under':
      return `${argument} is a path under ${condition.value}`;
    case 'host-in':
      return `${argument} is an address on ${listed(condition.value, 'or')}`;
  }
}
