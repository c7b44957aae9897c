import {
  capabilityDifference,
  capabilityScores,
  precisionOf,
  recallOf,
} from '#domain/risk/accuracy/capability-scores.ts';
import { categoryScores, confusionOf, macroF1 } from '#domain/risk/accuracy/confusion.ts';
import type { HintAgreement } from '#domain/risk/accuracy/hint-agreement.ts';
import { type Judged, measure } from '#domain/risk/accuracy/measure.ts';
import { RISK_CATEGORIES } from '#domain/risk/category.ts';
import { reasonSentence } from './verdict.ts';

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${part} of ${whole} (${(part / whole).toFixed(3)})`;

const pad = (cells: readonly (string | number)[], widths: readonly number[]): string =>
  cells.map((cell, at) => String(cell).padStart(widths[at] ?? 12)).join(' ');

function figures(judged: readonly Judged[]): string[] {
  const found = measure(judged);
  const scores = categoryScores(confusionOf(judged));
  return [
    `category, strict          ${share(found.category, found.tools)}`,
    `category, acceptable      ${share(found.acceptable, found.tools)}`,
    `macro-F1                  ${macroF1(scores).toFixed(3)}`,
    `severity, exact           ${share(found.severity, found.withSeverity)}`,
    `severity, within one      ${share(found.near, found.withSeverity)}`,
    `dangerous called Read     ${share(found.dangerousCalledRead, found.dangerous)}`,
    '',
    pad(['category', 'labelled', 'precision', 'recall', 'F1'], [12, 9, 10, 8, 8]),
    ...scores.map(({ category, labelled, precision, recall, f1 }) =>
      pad(
        [category, labelled, precision.toFixed(3), recall.toFixed(3), f1.toFixed(3)],
        [12, 9, 10, 8, 8],
      ),
    ),
  ];
}

function capabilityTable(judged: readonly Judged[]): string[] {
  const scores = capabilityScores(judged);
  if (!scores) return [];
  const widths = [26, 9, 7, 10, 8];
  const number = (value: number | undefined) => value?.toFixed(3) ?? '–';
  const rows = [{ capability: `all, ${scores.tools} tools`, ...scores }, ...scores.each];
  return [
    pad(['capability', 'labelled', 'given', 'precision', 'recall'], widths),
    ...rows.map((row) =>
      pad(
        [row.capability, row.labelled, row.given, number(precisionOf(row)), number(recallOf(row))],
        widths,
      ),
    ),
    '',
  ];
}

function confusionTable(judged: readonly Judged[]): string[] {
  const table = confusionOf(judged);
  const widths = [12, ...RISK_CATEGORIES.map(() => 12)];
  return [
    pad(['label \\ ours', ...RISK_CATEGORIES], widths),
    ...RISK_CATEGORIES.map((label) =>
      pad([label, ...RISK_CATEGORIES.map((verdict) => table[label][verdict])], widths),
    ),
  ];
}

function capabilityLine(each: Judged): string[] {
  const { missing, extra } = capabilityDifference(each);
  if (missing.length + extra.length === 0) return [];
  const words = [...missing.map((name) => `-${name}`), ...extra.map((name) => `+${name}`)];
  return [`caps     ${each.toolId}: ${words.join(' ')}`];
}

function missLines(judged: readonly Judged[]): string[] {
  return judged.flatMap((each) => {
    const { label, verdict, severity, verdictSeverity, toolId, reason, acceptable } = each;
    const sameSeverity = severity === undefined || severity === verdictSeverity;
    const capabilities = capabilityLine(each);
    if (label === verdict && sameSeverity) return capabilities;
    const kind =
      label === verdict ? 'severity' : acceptable.includes(verdict) ? 'accepted' : 'wrong';
    const was = severity === undefined ? label : `${label}/${severity}`;
    return [
      `${kind.padEnd(9)}${toolId}: label ${was}, ours ${verdict}/${verdictSeverity}. ${reasonSentence(reason)}`,
      ...capabilities,
    ];
  });
}

/** Everything that a person asks of a run, as lines of text. */
export function accuracyReport(
  judged: readonly Judged[],
  hints: HintAgreement | undefined,
): string[] {
  const labelled =
    judged.length === 0
      ? ['No line has a category label.']
      : [
          ...figures(judged),
          '',
          ...capabilityTable(judged),
          ...confusionTable(judged),
          '',
          'Misses:',
          ...missLines(judged),
        ];
  if (!hints) return labelled;
  return [
    ...labelled,
    '',
    `readOnlyHint agrees       ${hints.overall.toFixed(3)} of ${hints.tools} tools; mean over ${hints.servers} servers ${hints.perServer.toFixed(3)}`,
    ...hints.misses.map(
      ({ toolId, readOnlyHint }) =>
        `hint      ${toolId}: the author says readOnlyHint ${readOnlyHint}.`,
    ),
  ];
}
