import { UsageError } from '../printed.ts';

const NAME = 'name';
const DOWNLOADS = 'downloads_a_month';

/**
 * Downloads by package, from a list with tabs between its columns, of which the first line names `name` and
 * `downloads_a_month`. Throws UsageError where it has no such columns.
 */
export function downloadsInList(text: string): Map<string, number> {
  const [head = '', ...lines] = text.split(/\r?\n/);
  const columns = head.split('\t').map((column) => column.trim());
  const [name, downloads] = [columns.indexOf(NAME), columns.indexOf(DOWNLOADS)];
  if (name === -1 || downloads === -1)
    throw new UsageError(
      `The first line of the list must name the columns ${NAME} and ${DOWNLOADS}, with tabs in between.`,
    );
  const found = new Map<string, number>();
  for (const line of lines) {
    const cells = line.split('\t');
    const count = cells[downloads] ?? '';
    if (/^\d+$/.test(count)) found.set(cells[name] ?? '', Number(count));
  }
  return found;
}
