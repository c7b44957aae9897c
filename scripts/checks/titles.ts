import type { Check, Report } from './check.ts';
import { first, meta, textOf, withTag } from './reading/page.ts';

/** Fails every page whose value another page has too. */
function reportShared(pages: Iterable<readonly [string, string]>, what: string, report: Report) {
  const firstWith = new Map<string, string>();
  for (const [page, value] of pages) {
    const other = firstWith.get(value);
    if (other === undefined) {
      firstWith.set(value, page);
      continue;
    }
    const found = `the ${what} “${value}”, which ${other} has too`;
    report.fail({ page, found, expected: `a unique ${what}` });
  }
}

export const titles: Check<readonly [title: string, description: string]> = {
  name: 'titles',
  promise: 'every page has a title and a description that no other page has, also for previews',
  things: 'pages',

  page(page, _site, report) {
    report.saw();
    const fail = (found: string, expected: string) =>
      report.fail({ page: page.url, found, expected });
    const head = first(page, withTag('title'));
    const title = head ? textOf(page, head) : '';
    const description = meta(page, 'description')?.trim() ?? '';
    if (title === '') fail('no title', 'a title');
    if (description === '') fail('no description', 'a description');
    for (const [name, own] of [
      ['og:title', title],
      ['og:description', description],
    ] as const) {
      const shared = meta(page, name)?.replace(/\s+/g, ' ').trim();
      if (shared !== own.replace(/\s+/g, ' ')) fail(`${name} “${shared}”`, `“${own}”`);
    }
    return [title, description];
  },

  all(pages, _site, report) {
    const column = (at: 0 | 1) =>
      [...pages].flatMap(([page, words]) => (words[at] ? [[page, words[at]] as const] : []));
    reportShared(column(0), 'title', report);
    reportShared(column(1), 'description', report);
  },
};
