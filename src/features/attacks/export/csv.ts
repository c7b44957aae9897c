import { type AttackEntry, publicDate, summaryOf } from '#domain/attack/entry.ts';
import { facetValues, productName } from '#domain/attack/facet-values.ts';
import { FRAMEWORKS } from '#domain/attack/framework.ts';
import type { Envelope } from '#domain/attack/release.ts';
import { scoredSeverity } from '#domain/attack/score.ts';

type Cell = string | readonly string[];
type Column = readonly [name: string, of: (entry: AttackEntry, url: string) => Cell];

const COLUMNS: readonly Column[] = [
  ['id', ({ id }) => id],
  ['kind', ({ kind }) => kind],
  ['name', ({ name }) => name],
  ['url', (_, url) => url],
  ['public', (entry) => publicDate(entry) ?? ''],
  ['severity', (entry) => severityOf(entry)],
  ['evidence', ({ evidence }) => evidence],
  ['rule', ({ policy }) => policy.coverage],
  ['attacker', ({ attacker }) => attacker],
  ['capabilities', (entry) => facetValues(entry).capability],
  ['categories', (entry) => facetValues(entry).category],
  ['effects', ({ effects }) => effects],
  ['cve', (entry) => (entry.kind === 'pattern' ? [] : entry.cve)],
  ['ghsa', (entry) => (entry.kind === 'pattern' ? [] : entry.ghsa)],
  ['aliases', ({ aliases }) => aliases],
  ['products', (entry) => productsOf(entry)],
  ['patterns', (entry) => (entry.kind === 'pattern' ? [] : entry.patterns)],
  ...FRAMEWORKS.map((key): Column => [key, ({ mappings }) => mappings[key]?.ids ?? []]),
  ['summary', (entry) => summaryOf(entry)],
  ['not_stopped', ({ policy }) => policy.cannot],
  ['sources', ({ sources }) => sources],
];

function severityOf(entry: AttackEntry): string {
  if (entry.kind === 'pattern') return entry.severity;
  return entry.kind === 'case' ? '' : scoredSeverity(entry.scores);
}

function productsOf(entry: AttackEntry): readonly string[] {
  if (entry.kind === 'pattern') return [];
  return entry.kind === 'case' ? entry.products : entry.products.map(productName);
}

/** RFC 4180: one header line, one line per entry; several values are joined by "; ". */
export function attackCsv(
  entries: readonly AttackEntry[],
  { version, date, licence }: Envelope,
  urlOf: (entry: AttackEntry) => string,
): string {
  const head = [...COLUMNS.map(([name]) => name), 'version', 'date', 'licence'];
  const rows = entries.map((entry) => [
    ...COLUMNS.map(([, of]) => of(entry, urlOf(entry))),
    ...[version, date, licence],
  ]);
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  const text = (typeof value === 'string' ? value : value.join('; ')).replace(/\s*\n\s*/g, ' ');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
