import { SEVERITY_LABEL } from '#wording/risk.ts';
import { around, find, first, type Page, textOf, withClass, withId, withTag } from './page.ts';
import { pageKind } from './page-kind.ts';
import type { TextFile } from './site.ts';

const isRow = withTag('li', 'tr');
const isLink = withTag('a');

/** The severity beside the first link of each row; a row inside it speaks of something else. */
export function statedInRows(page: Page): string {
  const lines = new Set<string>();
  for (const mark of find(page, withClass('severity'))) {
    const row = around(mark, isRow);
    const link = row && find(page, isLink, row).find((each) => around(each, isRow) === row);
    const path = link?.attributes['href'];
    if (path?.startsWith('/')) lines.add(`${path} ${textOf(page, mark)}`);
  }
  return [...lines].join('\n');
}

/** The severity that a page states for its own subject: its first mark, or the worst in its table of tools. */
export function pageSeverity(page: Page): string | undefined {
  const kind = pageKind(page.url);
  if (kind !== 'tool' && kind !== 'server' && kind !== 'attack') return undefined;
  const outer =
    kind === 'server' ? first(page, withId('tool-rows')) : first(page, withTag('article'));
  const mark = outer && first(page, withClass('severity'), outer);
  return mark && (kind === 'server' || !around(mark, isRow)) ? textOf(page, mark) : undefined;
}

interface SearchRecord {
  readonly url: string;
  readonly filters?: { readonly severity?: readonly (keyof typeof SEVERITY_LABEL)[] };
}

/** The severities in a file of search records: one record, or a group of them by key. */
export function statedInRecords(file: TextFile): string {
  const value = file.json() as SearchRecord | Record<string, SearchRecord>;
  const records = typeof value.url === 'string' ? [value as SearchRecord] : Object.values(value);
  const lines = (records as SearchRecord[]).flatMap(({ url, filters }) =>
    (filters?.severity ?? []).map((severity) => `${url} ${SEVERITY_LABEL[severity]}`),
  );
  return lines.join('\n');
}
