import { isNews } from '#domain/drift/consequence.ts';
import type { JudgedDrift } from '#domain/drift/judge-drift.ts';
import type { ToolChange } from '#domain/drift/tool-changes.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { consequenceText, toolChangeText } from '#wording/drift.ts';
import type { Refreshed } from './refresh-server.ts';

export interface NotRefreshed {
  readonly slug: string;
  readonly why: string;
}

const list = (names: readonly string[]): string =>
  names.map((name) => `\`${plainForeignText(name)}\``).join(', ');

const isText = (change: ToolChange): boolean =>
  change.kind === 'title' ||
  change.kind === 'description' ||
  (change.kind === 'parameter' && change.change.kind === 'description');

/** What needs a look because a verdict or a rule is new or another one. */
function* verdictLines({ added, changed, suspicious }: JudgedDrift) {
  for (const { tool, consequences } of [...added, ...changed]) {
    const texts = consequences
      .filter(isNews)
      .filter(({ kind }) => kind !== 'not-listed-yet')
      .map(consequenceText);
    if (texts.length > 0) yield `- Verdict of \`${plainForeignText(tool)}\`: ${texts.join('; ')}`;
  }
  const found = [
    ...suspicious,
    ...added.flatMap(({ tool, suspicions }) => suspicions.map((label) => ({ tool, label }))),
  ];
  for (const { tool, label } of found) {
    yield `- **Suspicious words** in the definition of \`${plainForeignText(tool)}\`: ${label}`;
  }
}

function* linesOf({ from, to, drift, judged, mistakes, unread, deprecated, history }: Refreshed) {
  if (drift.added.length > 0) {
    yield `- New tools, which need a summary: ${list(drift.added.map(({ name }) => name))}`;
  }
  if (drift.removed.length > 0) {
    yield `- Tools that are gone: ${list(drift.removed.map(({ name }) => name))}`;
  }
  for (const { known, changes } of drift.changed) {
    for (const change of changes) yield `- \`${known.name}\`: ${toolChangeText(change)}`;
  }
  yield* verdictLines(judged);
  const reworded = (history.versions[0]?.changed ?? [])
    .filter(({ changes }) => changes.some((change) => isText(change as ToolChange)))
    .map(({ tool }) => tool);
  if (from !== to && reworded.length > 0) {
    yield `- The server describes these in other words; check their summaries: ${list(reworded)}`;
  }
  const wrong = [
    ...mistakes.added.map(({ name }) => name),
    ...mistakes.removed.map(({ name }) => name),
    ...mistakes.changed.map(({ known }) => known.name),
  ];
  if (wrong.length > 0) yield `- The file differs from ${from} itself: ${list(wrong)}`;
  for (const { version, why } of unread)
    yield `- ${version} gave no list: ${plainForeignText(why)}`;
  if (deprecated) yield `- The package is deprecated: ${plainForeignText(deprecated)}`;
}

/** What a person has to look at, as Markdown. */
export function reportOf(refreshed: readonly Refreshed[], failed: readonly NotRefreshed[]): string {
  const sections = refreshed.flatMap((each) => {
    const lines = [...linesOf(each)];
    if (lines.length === 0 && each.from === each.to) return [];
    const versions = each.from === each.to ? each.to : `${each.from} → ${each.to}`;
    return [
      `## ${each.slug}: ${versions}`,
      '',
      ...(lines.length > 0 ? lines : ['- No tool changed.']),
      '',
    ];
  });
  const current = refreshed.filter(({ from, to }) => from === to).length;
  return [
    `${refreshed.length} servers read, ${current} already in their newest version, ${failed.length} not read.`,
    '',
    ...sections,
    ...(failed.length > 0 ? ['## Not read', ''] : []),
    ...failed.map(({ slug, why }) => `- ${slug}: ${plainForeignText(why)}`),
    '',
  ].join('\n');
}
