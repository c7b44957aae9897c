import { own, ownFirst, textsOf } from '../own-value.ts';

/** Which tools of a server the file lets through, and which it lets through without asking. */
export interface ToolChoice {
  /** Only these, if given. Names may hold `*`. */
  readonly only?: readonly string[];
  readonly without: readonly string[];
  readonly unasked: readonly string[];
}

/** Which tools an entry lets through, and which run unasked, in the words of any client. */
export function toolChoiceOf(value: unknown): ToolChoice {
  const only = textsOf(
    ownFirst(value, 'includeTools', 'enabled_tools', 'enabledTools', 'allowedTools', 'tools'),
  );
  const without = textsOf(ownFirst(value, 'excludeTools', 'disabled_tools', 'disabledTools'));
  const unasked = textsOf(ownFirst(value, 'alwaysAllow', 'autoApprove', 'always_allow'));
  const all = own(value, 'trust') === true || own(value, 'autoApprove') === true;
  return {
    ...(only.length > 0 && !only.every((name) => plain(name) === '*')
      ? { only: only.map(plain).slice(0, MOST) }
      : {}),
    without: without.map(plain).slice(0, MOST),
    unasked: all ? ['*'] : unasked.map(plain).slice(0, MOST),
  };
}

const MOST = 1000;

/** Gemini CLI writes arguments behind the name. */
const plain = (name: string): string => name.replace(/\(.*$/s, '').slice(0, 200);

const matches = (names: readonly string[], tool: string): boolean =>
  names.some((name) => (name.includes('*') ? matchesForm(name.split('*'), tool) : name === tool));

/** The parts between the stars, each at the first place behind the one before. */
function matchesForm(parts: readonly string[], tool: string): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!tool.startsWith(first) || !tool.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = tool.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= tool.length - last.length;
}

export const isEnabled = ({ only, without }: ToolChoice, tool: string): boolean =>
  (only === undefined || matches(only, tool)) && !matches(without, tool);

export const runsWithoutAsking = ({ unasked }: ToolChoice, tool: string): boolean =>
  matches(unasked, tool);
