import { plainForeignText } from '../upstream-text.ts';
import type { RecordRow } from './decision-record.ts';

const HEAD: readonly (readonly [keyof RecordRow, string])[] = [
  ['server', 'Server'],
  ['tool', 'Tool'],
  ['fingerprint', 'Fingerprint (SHA-256)'],
  ['verdict', 'Verdict'],
  ['decision', 'Decision'],
  ['reason', 'Reason'],
  ['date', 'Date'],
];

/** A cell that a spreadsheet takes as text: one that would begin a formula gets an apostrophe. */
function cell(text: string): string {
  const safe = /^[\s\p{Cf}]*[=+\-@]|^[\t\r]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The record as CSV (RFC 4180), invisible characters of foreign names written out. */
export function recordCsv(rows: readonly RecordRow[]): string {
  const lines = [HEAD.map(([, label]) => label), ...rows.map(valuesOf)];
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** The record as a Markdown table, with nothing in it that Markdown or HTML would take as its own. */
export function recordMarkdown(rows: readonly RecordRow[], unlisted: string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# Decision record',
    '',
    `Tools that are not listed: ${unlisted}.`,
    '',
    line(HEAD.map(([, label]) => label)),
    line(HEAD.map(() => '---')),
    ...rows.map((row) => line(valuesOf(row).map(escaped))),
    '',
  ].join('\n');
}

function valuesOf(row: RecordRow): string[] {
  return HEAD.map(([key]) => plainForeignText(row[key]));
}

/** On one line, without marks and without addresses that would become links. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#!|~&$@]/g, (sign) => `\\${sign}`)
    .replace(/:(?=\/\/)|(?<=www)\./gi, (sign) => `\\${sign}`);
}
