import type { DecisionRow } from '#domain/policy-builder/decision-record.ts';
import type { Choice } from '#domain/policy-builder/state.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { listed } from './list.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from './risk.ts';
import { conditionClause, limitList } from './rule.ts';
import { startText } from './start.ts';

/** "High, Write" */
const verdictText = ({ known }: DecisionRow): string =>
  known
    ? `${SEVERITY_LABEL[known.severity]}, ${CATEGORY_LABEL[known.category]}`
    : 'not in the catalogue';

/** "allow, at most 30 calls an hour, only if path is a path under /srv" */
function decisionText({ decision, limits, conditions }: Omit<Choice, 'preset'>): string {
  return [
    decision as string,
    ...(limits.length > 0 ? [`at most ${limitList(limits)}`] : []),
    ...(conditions.length > 0 ? [`only if ${listed(conditions.map(conditionClause))}`] : []),
  ].join(', ');
}

const COLUMNS: readonly (readonly [label: string, cellOf: (row: DecisionRow) => string])[] = [
  ['Server', ({ server }) => server],
  ['Tool', ({ tool }) => tool],
  ['Fingerprint (SHA-256)', ({ known }) => known?.fingerprint ?? ''],
  ['Verdict', verdictText],
  [
    'Decision',
    ({ isOffered, choice, unlisted }) =>
      !isOffered
        ? `not offered as the server is started (unlisted tools: ${unlisted})`
        : choice
          ? decisionText(choice)
          : `undecided (unlisted tools: ${unlisted})`,
  ],
  ['Reason', ({ reason }) => reason ?? ''],
  ['Date', ({ date }) => date],
  ['Server started with', ({ starts }) => starts.map(startText).join(', ')],
];

/** A cell that a spreadsheet takes as text: one that would begin a formula gets an apostrophe. */
function cell(text: string): string {
  const safe = /^[\s\p{Cf}]*[=+\-@]|^[\t\r]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The record as CSV (RFC 4180), invisible characters of foreign names written out. */
export function recordCsv(rows: readonly DecisionRow[]): string {
  const lines = [COLUMNS.map(([label]) => label), ...rows.map(valuesOf)];
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** The record as a Markdown table, with nothing in it that Markdown or HTML would take as its own. */
export function recordMarkdown(rows: readonly DecisionRow[], unlisted: string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# Decision record',
    '',
    `Tools that are not listed: ${unlisted}.`,
    '',
    line(COLUMNS.map(([label]) => label)),
    line(COLUMNS.map(() => '---')),
    ...rows.map((row) => line(valuesOf(row).map(escaped))),
    '',
  ].join('\n');
}

function valuesOf(row: DecisionRow): string[] {
  return COLUMNS.map(([, cellOf]) => plainForeignText(cellOf(row)));
}

/** On one line, without marks and without addresses that would become links. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#!|~&$@]/g, (sign) => `\\${sign}`)
    .replace(/:(?=\/\/)|(?<=www)\./gi, (sign) => `\\${sign}`);
}
