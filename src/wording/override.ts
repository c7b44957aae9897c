import type { FoundOverride } from '#domain/policy/find-overrides.ts';
import type { OverriddenCalls, Override } from '#domain/policy/override.ts';
import type { TriedOverride } from '#domain/policy/proof.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import type { TellingCall } from '#domain/policy/telling-calls.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { listed } from './list.ts';
import { counted } from './sentence.ts';

/** Where to look for an override: the heading of its group, broader rules first. */
export const OVERRIDE_KIND_LABEL: Readonly<Record<Override['kind'], string>> = {
  rule: 'Broader rules of your own',
  file: 'Other files',
  setting: 'Settings',
  flag: 'Flags at the start',
  variable: 'Environment variables',
  mode: 'Modes',
  entry: 'Other ways to the server',
  code: 'Your own code',
};

/** The overrides by where to look for them, as far as there are any. */
export function overrideGroups(
  overrides: readonly Override[],
): { readonly label: string; readonly overrides: readonly Override[] }[] {
  const groups = Map.groupBy(overrides, ({ kind }) => kind);
  return Object.entries(OVERRIDE_KIND_LABEL).flatMap(([kind, label]) => {
    const overrides = groups.get(kind as Override['kind']);
    return overrides ? [{ label, overrides }] : [];
  });
}

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
export function overrideEffect({
  changes,
}: {
  readonly changes: readonly OverriddenCalls[];
}): string {
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

/** What an override does in a product, when, and what to do about it: "In Zed, if …: … run. Remove it." */
export function overrideSentence(
  override: Override,
  { label }: { readonly label: string },
): string {
  const when = override.when === undefined ? '' : `, if ${override.when}`;
  return `In ${label}${when}: ${overrideEffect(override)}. ${override.remedy}`;
}

/** What stands in the text: `mcpServers.github.trust: true`, `permissions.allow: "mcp__github"`, `--yolo`. */
export function foundText({ path, value, override }: FoundOverride): string {
  if (path.length === 0) return String(value ?? override.text);
  const keys = path.filter((key) => typeof key === 'string').join('.');
  return value === undefined ? keys : `${keys}: ${JSON.stringify(value)}`;
}

/** "2 lines override a policy" */
export const overridesHeadline = (found: readonly FoundOverride[]): string =>
  `${counted(found.length, 'line overrides', 'lines override')} a policy`;

/** Those of a target that make calls of listed tools end otherwise, so that its file's numbers do not hold. */
function ofCounts({ id }: Pick<EnforcementTarget, 'id'>, found: readonly FoundOverride[]) {
  return found.flatMap((place) => {
    const changes = place.override.changes.filter(({ calls }) => calls !== 'unlisted');
    return place.target.id === id && changes.length > 0 ? [{ place, changes }] : [];
  });
}

/** One sentence for each line because of which the numbers of a target's file do not hold. */
export function countsOverridden(
  target: Pick<EnforcementTarget, 'id' | 'label'>,
  found: readonly FoundOverride[],
): string[] {
  return ofCounts(target, found).map(({ place, changes }) => {
    const where = place.line === undefined ? 'your config' : `line ${place.line} of your config`;
    const when = place.override.when === undefined ? '' : ` and ${place.override.when}`;
    return `As long as ${where} says “${foundText(place)}”${when}, ${overrideEffect({ changes })} in ${target.label}. The numbers below are those without it.`;
  });
}

/** What numbers are about: "VS Code", and where lines make them wrong "VS Code without line 6". */
export function countedFormat(
  target: Pick<EnforcementTarget, 'id' | 'label'>,
  found: readonly FoundOverride[],
): string {
  const places = ofCounts(target, found).map(({ place }) => place.line);
  if (places.length === 0) return target.label;
  const lines = [...new Set(places.filter((line) => line !== undefined))];
  if (lines.length === 0) return `${target.label} without what overrides it`;
  return `${target.label} without ${lines.length === 1 ? 'line' : 'lines'} ${listed(lines.map(String))}`;
}

/** "Line 7", "In the text" */
export const foundPlace = ({ line }: Pick<FoundOverride, 'line'>): string =>
  line === undefined ? 'In the text' : `Line ${line}`;

/**
 * What to conclude where a call does not end as it has to, up to what can override the file about it:
 * "If “wipe” runs or is asked about, Codex does not read the file".
 */
export function conclusionClause({ calls, row }: TellingCall, client: string): string {
  const tool =
    row.call.kind === 'later-tool' ? 'an unlisted tool' : `“${plainForeignText(row.tool)}”`;
  const ends = {
    refused: 'runs or is asked about',
    asked: 'runs without a question',
    unlisted: row.outcome === 'asked' ? 'runs without a question' : 'runs or is asked about',
  }[calls];
  return `If ${tool} ${ends}, ${client} does not read the file`;
}

/** How it is known what an override does: from a run of the product, or from its documentation. */
export function overrideEvidence(
  tried: TriedOverride | undefined,
  { source }: Pick<Override, 'source'>,
): string {
  if (tried) return `Tried in ${tried.engine} ${tried.version} on ${tried.date}`;
  return source ? 'From the documentation' : 'Not in the recorded run';
}
