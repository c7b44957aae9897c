import type { Recommendation } from '#domain/policy/recommend.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import type { Assessment } from '#domain/risk/assessment.ts';
import type { Server } from '#domain/server.ts';
import type { Tool } from '#domain/tool.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { inabilitySentences, limitList } from '#wording/rule.ts';
import { listed } from './list.ts';
import { identityText, theServer, toolCountText } from './server.ts';

/** What the answers are made of: the same values that the rest of the page shows. */
export interface Asked {
  readonly server: Omit<Server, 'tools' | 'starts' | 'disagreements'> & {
    readonly toolCount: number;
  };
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

const labels = (targets: readonly EnforcementTarget[]) => targets.map((target) => target.label);

function enforce({ server, tool, targets }: Asked): string {
  const whole =
    server.toolCount > 1
      ? ` To decide about the other tools of ${theServer(server)} at the same time, take its complete policy instead of adding files together.`
      : '';
  return `Choose your client or gateway among the ${targets.length} above, copy the file and put it where the page says. Change the server’s name in it if ${theServer(server)} has another name in your configuration.${whole} Then call ${tool.name} once and see that the rule acts.`;
}

function limit({ tool, rule, targets }: Asked): string {
  const can = targets.filter((target) => target.can.limit);
  const cannot = targets.length - can.length;
  const who =
    can.length > 0
      ? `Yes, where something counts the calls: ${listed(labels(can), 'or')}.`
      : 'Not with the formats shown here.';
  const not =
    cannot > 0 && can.length > 0 ? ` The other ${cannot} formats cannot count calls.` : '';
  return `${who}${not} ${recommendedLimit(tool, rule)}`;
}

function recommendedLimit(tool: Tool, rule: Recommendation): string {
  if (rule.limits.length > 0) {
    const rest = inabilitySentences(rule).join(' ');
    return `The recommended rule for ${tool.name} allows ${limitList(rule.limits)}. ${rest} A limit slows an agent down; it does not make a single call safer.`;
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
      : `${listed(labels(visible))} can only refuse the call; the other formats also take the tool out of the list that the agent sees.`;
  return `Refuse every call of ${tool.name}: the file below does that in the format you chose. ${rest}`;
}

function provider({ server, tool }: Asked): string {
  const identity = identityText(server);
  const vendor = server.vendor ? ` by ${server.vendor}` : '';
  const as = identity ? `, ${identity}` : '';
  const count = server.known
    ? `${server.known.tools} of its ${server.known.of} tools`
    : `its ${toolCountText(server.toolCount)}`;
  return `${tool.name} belongs to ${theServer(server)}${vendor}${as}. The catalogue holds ${count}.`;
}

/** The questions that a page asks, answered from the facts on it. */
export function questions(about: Asked): Question[] {
  const name = plainForeignText(about.tool.name);
  const asked = { ...about, tool: { ...about.tool, name } };
  return [
    { id: 'enforce', question: `How do I enforce a policy on ${name}?`, answer: enforce(asked) },
    { id: 'limit', question: `Can I rate-limit ${name}?`, answer: limit(asked) },
    { id: 'block', question: `How do I block ${name} completely?`, answer: block(asked) },
    { id: 'server', question: `Which server provides ${name}?`, answer: provider(asked) },
  ];
}
