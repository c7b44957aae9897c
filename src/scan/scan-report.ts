import { SEVERITIES, severityRank } from '#domain/risk/severity.ts';
import { excerpt, plainForeignText } from '#domain/upstream-text.ts';
import { counted } from '#wording/sentence.ts';
import { type AssessedScan, type ScannedTool, titleOf } from './assess-scan.ts';

const HEAD = ['Tool', 'Category', 'Severity', 'Confidence', 'Suspicious'] as const;

function rowOf({ tool, assessment }: ScannedTool): string[] {
  const words = assessment.suspicions.map(({ label }) => label);
  return [
    excerpt(tool.name, 60),
    assessment.category,
    assessment.severity,
    assessment.confidence,
    words.length === 0 ? '' : `yes: ${[...new Set(words)].join(', ')}`,
  ];
}

function columns(lines: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function summary({ scan, tools }: AssessedScan): string {
  const severities = SEVERITIES.flatMap((severity) => {
    const count = tools.filter(({ assessment }) => assessment.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  const suspicious = tools.filter(({ assessment }) => assessment.suspicions.length > 0).length;
  const hinted = tools.filter(({ tool }) => Object.keys(tool.hints).length > 0).length;
  const known = scan.package;
  const about = known
    ? `, ${known.registry} ${known.name} ${known.version ?? 'of unknown version'}`
    : '';
  return [
    `${excerpt(titleOf(scan), 60)}${about}: ${counted(tools.length, 'tool')} on ${counted(scan.pages, 'page')}.`,
    severities.length === 0 ? 'No tool was found.' : `Severity: ${severities.join(', ')}.`,
    `${hinted} declare hints, ${suspicious} suspicious.`,
  ].join(' ');
}

/** What was found on one server, as a table for a person, worst first. Foreign text in it is escaped. */
export function scanReport(found: AssessedScan): string {
  const worstFirst = found.tools.toSorted(
    (a, b) => severityRank(b.assessment.severity) - severityRank(a.assessment.severity),
  );
  const { scan, remarks } = found;
  const table = found.tools.length === 0 ? [] : columns([HEAD, ...worstFirst.map(rowOf)]);
  const hidden = scan.redacted
    ? ['The server repeated a value that was given to it; the result hides it.']
    : [];
  return [...table, '', summary(found), ...remarks.map(plainForeignText), ...hidden].join('\n');
}
