import type { FoundOverride } from '#domain/policy/find-overrides.ts';
import type { OverriddenCalls, Override } from '#domain/policy/override.ts';
import { listed } from './list.ts';

/** Where to look for an override: the heading of its group. */
export const OVERRIDE_KIND_LABEL: Readonly<Record<Override['kind'], string>> = {
  rule: 'Broader rules of your own',
  file: 'Other files',
  setting: 'Settings',
  flag: 'Flags when the client starts',
  variable: 'Environment variables',
  mode: 'Modes',
  entry: 'Other ways to the server',
  code: 'Your own code',
};

const FILE_DOES: Readonly<Record<Exclude<OverriddenCalls['calls'], 'unlisted'>, string>> = {
  refused: 'refuses',
  asked: 'asks about',
  allowed: 'allows',
};
const TOOLS_THEN: Readonly<Record<OverriddenCalls['become'], string>> = {
  allowed: 'run without a question',
  asked: 'are asked about',
  refused: 'are refused',
};

/** What follows the text to look for: " in .codex/config.toml of a project, if the project is trusted". */
export function overrideWhere({ place, when }: Override): string {
  return `${place === undefined ? '' : ` in ${place}`}${when === undefined ? '' : `, if ${when}`}`;
}

/** "tools that the file refuses or asks about, and unlisted tools, run without a question" */
export function overrideEffect({ changes }: Pick<Override, 'changes'>): string {
  const outcomes = Map.groupBy(changes, ({ become }) => become);
  const clauses = [...outcomes].map(
    ([become, same]) => `${toolsWords(same.map(({ calls }) => calls))} ${TOOLS_THEN[become]}`,
  );
  return clauses.join('; ');
}

function toolsWords(calls: readonly OverriddenCalls['calls'][]): string {
  const named = (['refused', 'asked', 'allowed'] as const).filter((kind) => calls.includes(kind));
  const unlisted = calls.includes('unlisted');
  if (named.length === 0) return 'unlisted tools';
  const own = `tools that the file ${listed(
    named.map((kind) => FILE_DOES[kind]),
    'or',
  )}`;
  return unlisted ? `${own}, and unlisted tools,` : own;
}

/** What to look for, where and when, what it does, and what to do about it. */
export function overrideSentence(override: Override): string {
  const { text, remedy } = override;
  return `${text}${overrideWhere(override)}: ${overrideEffect(override)}. ${remedy}`;
}

/** What stands in the text: `mcpServers.github.trust: true`, `permissions.allow: "mcp__github"`, `--yolo`. */
export function foundText({ path, value, override }: FoundOverride): string {
  if (path.length === 0) return String(value ?? override.text);
  const keys = path.filter((key) => typeof key === 'string').join('.');
  return value === undefined ? keys : `${keys}: ${JSON.stringify(value)}`;
}

/** "Line 7", "In the text" */
export const foundPlace = ({ line }: Pick<FoundOverride, 'line'>): string =>
  line === undefined ? 'In the text' : `Line ${line}`;

/**
 * What to conclude where a call does not end as it has to: `tool` is the one that was called, and
 * `texts` what could override the file about it.
 */
export function conclusionSentence(
  calls: Exclude<OverriddenCalls['calls'], 'allowed'>,
  texts: readonly string[],
): string {
  const what = {
    refused: 'If a refused call runs or a person is asked',
    asked: 'If a call that has to ask runs without a question',
    unlisted: 'If a call of an unlisted tool ends differently',
  }[calls];
  const because =
    texts.length === 0 ? '' : `, or something overrides it: ${listed(texts.map(quoted), 'or')}`;
  return `${what}, the client does not read the file${because}.`;
}

const quoted = (text: string): string => `“${text}”`;
