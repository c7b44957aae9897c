import { RISK_CATEGORIES } from '#domain/risk/category.ts';
import { SEVERITIES } from '#domain/risk/severity.ts';
import type { CatalogueResult } from './build.ts';

const number = (n: number): string => n.toLocaleString('en');

/** Tools per category (rows) and severity (columns), what was joined, and what was skipped and why. */
export function summaryTable(result: CatalogueResult): string {
  const verdicts = result.servers.flatMap(({ tools }) => tools.map(({ assessment }) => assessment));
  const count = (category?: string, severity?: string): string =>
    number(
      verdicts.filter(
        (verdict) =>
          (category === undefined || verdict.category === category) &&
          (severity === undefined || verdict.severity === severity),
      ).length,
    );
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
    `\n  ${number(result.servers.length)} servers, ${number(verdicts.length)} tools`,
    ...rows.map((row) => `  ${row}`),
    ...notes(result),
    '',
  ].join('\n');
}

function notes({ servers, joined, identified, snapshots, skipped }: CatalogueResult): string[] {
  const lines: string[] = [];
  if (snapshots.length > 0) lines.push(`  with the snapshots ${snapshots.join(', ')}`);
  if (joined.size > 0)
    lines.push(`  ${number(joined.size)} foreign records joined a server that was there already`);
  if (identified > 0)
    lines.push(`  ${number(identified)} times a record without tools said more about a server`);
  const disputed = servers.filter((server) => server.disagreements !== undefined).length;
  if (disputed > 0) lines.push(`  ${number(disputed)} servers of which the sources disagree`);
  if (skipped.length === 0) return lines;
  lines.push(`  ${number(skipped.length)} foreign records or tools skipped:`);
  for (const { file, line, what, reason } of skipped.slice(0, 20)) {
    lines.push(`    ${file}:${line} ${what}: ${reason}`);
  }
  if (skipped.length > 20) lines.push(`    … and ${number(skipped.length - 20)} more`);
  return lines;
}
