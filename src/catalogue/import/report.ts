import { counted } from '#wording/sentence.ts';
import type { ImportedOutlines } from '../outlines/import-outlines.ts';
import type { Skipped } from '../sources/draft.ts';
import type { ImportResult } from './import-snapshot.ts';

const number = (n: number): string => n.toLocaleString('en');

const STATE = {
  new: 'written',
  changed: 'rewritten with changes',
  unchanged: 'nothing changed',
} as const;

const SHOWN = 5;

/** What was left out, by reason, most frequent first; five places for each unless `all`. */
export function skippedText(skipped: readonly Skipped[], all = false): string {
  const groups = Map.groupBy(skipped, ({ reason }) => reason);
  const byCount = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return byCount
    .map(([reason, places]) => {
      const shown = all ? places : places.slice(0, SHOWN);
      const lines = shown.map(({ file, line, what }) => `      ${file}:${line}  ${what}`);
      const more = places.length - shown.length;
      const rest = more > 0 ? [`      … and ${number(more)} more (--all lists them)`] : [];
      return [`    ${number(places.length)} × ${reason}`, ...lines, ...rest].join('\n');
    })
    .join('\n');
}

/** The whole outcome of an import, for a person. */
export function importReport(result: ImportResult, all = false): string {
  const { read, written, identities, skipped } = result;
  const lines = [
    `  read     ${counted(read.servers, 'server')}, ${counted(read.tools, 'tool')}`,
    `  kept     ${counted(written.servers, 'server')}, ${counted(written.tools, 'tool')}`,
  ];
  if (identities > 0) {
    lines.push(`           ${counted(identities, 'server')} without tools: identity only`);
  }
  lines.push(`  skipped  ${number(skipped.length)}`);
  if (skipped.length > 0) lines.push(skippedText(skipped, all));
  return [...lines, `  ${result.file}: ${STATE[result.state]}`].join('\n');
}

/** The outcome of an import of outlines, for a person: what was left out, and why. */
export function outlineReport(
  { read, written, files, skipped }: ImportedOutlines,
  all = false,
): string {
  return [
    `  read     ${counted(read.servers, 'server')}, ${counted(read.tools, 'tool')}`,
    `  kept     ${counted(written.servers, 'server')}, ${counted(written.tools, 'tool')}`,
    `  left out ${number(skipped.length)}`,
    ...(skipped.length > 0 ? [skippedText(skipped, all)] : []),
    ...files.map(
      ({ file, servers, state }) => `  ${file}: ${counted(servers, 'server')}, ${STATE[state]}`,
    ),
  ].join('\n');
}
