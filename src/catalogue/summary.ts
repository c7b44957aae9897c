import Database from 'better-sqlite3';
import { RISK_CATEGORIES } from '#domain/risk/category.ts';
import { SEVERITIES, type Severity, severityRank } from '#domain/risk/severity.ts';
import type { CatalogueResult } from './build.ts';

const number = (n: number): string => n.toLocaleString('en');

interface Counted {
  category: string;
  rank: number;
  tools: number;
}

/**
 * Tools per category (rows) and severity (columns) of a catalogue, what was joined, and what was skipped
 * and why.
 */
export function summaryTable(database: string, result: CatalogueResult): string {
  const db = new Database(database, { readonly: true });
  const counted = db
    .prepare(
      'SELECT category, severity_rank AS rank, count(*) AS tools FROM tool GROUP BY category, rank',
    )
    .all() as Counted[];
  db.close();
  const sum = (category?: string, severity?: Severity): number =>
    counted
      .filter((each) => category === undefined || each.category === category)
      .filter(({ rank }) => severity === undefined || rank === severityRank(severity))
      .reduce((total, { tools }) => total + tools, 0);
  const count = (category?: string, severity?: Severity): string => number(sum(category, severity));
  const line = (cells: string[]) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(12) : cell.padStart(9))).join('');
  const rows = [
    line(['', ...SEVERITIES, 'all']),
    ...RISK_CATEGORIES.map((category) =>
      line([category, ...SEVERITIES.map((severity) => count(category, severity)), count(category)]),
    ),
    line(['all', ...SEVERITIES.map((severity) => count(undefined, severity)), count()]),
  ];
  return [
    `\n  ${number(result.servers.length)} servers, ${number(sum())} tools`,
    ...rows.map((row) => `  ${row}`),
    ...notes(result),
    '',
  ].join('\n');
}

function notes({ disputed, joined, identified, snapshots, skipped }: CatalogueResult): string[] {
  const lines: string[] = [];
  if (snapshots.length > 0) lines.push(`  with the snapshots ${snapshots.join(', ')}`);
  if (joined.size > 0)
    lines.push(`  ${number(joined.size)} foreign records joined a server that was there already`);
  if (identified > 0)
    lines.push(`  ${number(identified)} times a record without tools said more about a server`);
  if (disputed > 0) lines.push(`  ${number(disputed)} servers of which the sources disagree`);
  if (skipped.length === 0) return lines;
  lines.push(`  ${number(skipped.length)} foreign records or tools skipped:`);
  for (const { file, line, what, reason } of skipped.slice(0, 20)) {
    lines.push(`    ${file}:${line} ${what}: ${reason}`);
  }
  if (skipped.length > 20) lines.push(`    … and ${number(skipped.length - 20)} more`);
  return lines;
}
