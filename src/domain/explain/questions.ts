import type { Recommendation } from '../policy/recommend.ts';
import type { EnforcementTarget } from '../policy/target.ts';
import { limitsWords } from '../policy/words.ts';
import type { Assessment } from '../risk/assessment.ts';
import { CATEGORY_LABEL, CATEGORY_MEANING } from '../risk/category.ts';
import { SEVERITY_LABEL, SEVERITY_MEANING } from '../risk/severity.ts';
import type { Server } from '../server.ts';
import type { Tool } from '../tool.ts';
import { plainForeignText } from '../upstream-text.ts';
import { purpose } from './purpose.ts';
import { identityText, theServer, toolCountText } from './server-name.ts';

/** What the answers are made of: the same values that the rest of the page shows. */
export interface Asked {
  readonly server: Omit<Server, 'tools'> & { readonly toolCount: number };
  readonly tool: Tool;
  readonly assessment: Assessment;
  readonly rule: Recommendation;
  readonly targets: readonly EnforcementTarget[];
}

export interface Question {
  /** Anchor on the page. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
}

const list = (words: readonly string[], last = 'and'): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;

const labels = (targets: readonly EnforcementTarget[]) => targets.map((target) => target.label);

/** "an Execute tool", "a Write tool", "a tool of unknown effect". */
export function kindOfTool({ category }: Pick<Assessment, 'category'>): string {
  if (category === 'unknown') return 'a tool of unknown effect';
  const label = CATEGORY_LABEL[category];
  return `${/^[AEIOU]/.test(label) ? 'an' : 'a'} ${label} tool`;
}

function does({ tool, assessment }: Asked): string {
  const { category } = assessment;
  return `${purpose(tool)} It is ${kindOfTool(assessment)}: ${
    category === 'unknown' ? CATEGORY_MEANING.unknown : `a call ${CATEGORY_MEANING[category]}`
  }.`;
}

function enforce({ server, tool, targets }: Asked): string {
  const whole =
    server.toolCount > 1
      ? ` To decide about the other tools of ${theServer(server)} at the same time, take its complete policy instead of adding files together.`
      : '';
  return `Choose your client or gateway among the ${targets.length} above, copy the file and put it where the page says. Change the server’s name in it if ${theServer(server)} has another name in your configuration.${whole} Then call ${tool.name} once and see that the rule acts.`;
}

function level({ assessment }: Asked): string {
  const { severity, confidence, confidenceReason, reason } = assessment;
  return `${SEVERITY_LABEL[severity]}: ${SEVERITY_MEANING[severity]}. ${reason} Confidence in this verdict is ${confidence}: ${confidenceReason}`;
}

function limit({ tool, rule, targets }: Asked): string {
  const can = targets.filter((target) => target.can.limit);
  const cannot = targets.length - can.length;
  const who =
    can.length > 0
      ? `Yes, where something counts the calls: ${list(labels(can), 'or')}.`
      : 'Not with the formats shown here.';
  const not =
    cannot > 0 && can.length > 0 ? ` The other ${cannot} formats cannot count calls.` : '';
  return `${who}${not} ${recommendedLimit(tool, rule)}`;
}

function recommendedLimit(tool: Tool, rule: Recommendation): string {
  if (rule.limits.length > 0) {
    return `The recommended rule for ${tool.name} allows ${limitsWords(rule.limits)}. A limit slows an agent down; it does not make a single call safer.`;
  }
  if (rule.decision === 'allow') return `The recommended rule for ${tool.name} sets no limit.`;
  if (rule.decision === 'ask') {
    return `The recommended rule for ${tool.name} asks a person before each call and sets no limit.`;
  }
  return `The recommended rule refuses ${tool.name}, so there is nothing to limit.`;
}

function block({ tool, targets }: Asked): string {
  const visible = targets.filter((target) => !target.can.hide);
  const rest =
    visible.length === 0
      ? 'All formats also take it out of the list that the agent sees.'
      : `${list(labels(visible))} can only refuse the call; the other formats also take the tool out of the list that the agent sees.`;
  return `Refuse every call of ${tool.name}: the file below does that in the format you chose. ${rest}`;
}

function provider({ server, tool }: Asked): string {
  const identity = identityText(server);
  const vendor = server.vendor ? ` by ${server.vendor}` : '';
  const as = identity ? `, ${identity}` : '';
  const count = toolCountText(server.toolCount, server.known);
  return `${tool.name} belongs to ${theServer(server)}${vendor}${as}. The catalogue holds ${count} of it.`.replace(
    /(\d+ of \d+ tools) known of it/,
    '$1',
  );
}

/** The six questions that readers ask, answered from the facts on the page. */
export function questions(about: Asked): Question[] {
  const name = plainForeignText(about.tool.name);
  const asked = { ...about, tool: { ...about.tool, name } };
  return [
    { id: 'what', question: `What does ${name} do?`, answer: does(asked) },
    { id: 'enforce', question: `How do I enforce a policy on ${name}?`, answer: enforce(asked) },
    { id: 'risk', question: `What risk level is ${name}?`, answer: level(asked) },
    { id: 'limit', question: `Can I rate-limit ${name}?`, answer: limit(asked) },
    { id: 'block', question: `How do I block ${name} completely?`, answer: block(asked) },
    { id: 'server', question: `Which server provides ${name}?`, answer: provider(asked) },
  ];
}
