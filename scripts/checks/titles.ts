import { hash } from 'node:crypto';
import type { Check, Report } from './check.ts';
import { first, meta, type Page, parsePage, textOf, withTag } from './reading/page.ts';

const titleOf = (page: Page): string => {
  const head = first(page, withTag('title'));
  return head ? textOf(page, head) : '';
};

const descriptionOf = (page: Page): string => meta(page, 'description')?.trim() ?? '';

/** Digests instead of the texts, which are as long as all the rest that is noted of a page; empty for no text. */
interface Names {
  readonly title: string;
  readonly description: string;
}

const digest = (text: string): string =>
  text === '' ? '' : hash('sha256', text, 'base64').slice(0, 22);

/** Fails every page whose text another page has too. */
function reportShared(
  pages: ReadonlyMap<string, Names>,
  what: keyof Names,
  textOn: (page: string) => string,
  report: Report,
): void {
  const firstWith = new Map<string, string>();
  for (const [page, { [what]: own }] of pages) {
    if (own === '') continue;
    const other = firstWith.get(own);
    if (other === undefined) {
      firstWith.set(own, page);
      continue;
    }
    const found = `the ${what} “${textOn(page)}”, which ${other} has too`;
    report.fail({ page, found, expected: `a unique ${what}` });
  }
}

export const titles: Check<Names> = {
  name: 'titles',
  promise: 'every page has a title and a description that no other page has, also for previews',
  things: 'pages',

  page(page, _site, report) {
    report.saw();
    const fail = (found: string, expected: string) =>
      report.fail({ page: page.url, found, expected });
    const title = titleOf(page);
    const description = descriptionOf(page);
    if (title === '') fail('no title', 'a title');
    if (description === '') fail('no description', 'a description');
    for (const [name, own] of [
      ['og:title', title],
      ['og:description', description],
    ] as const) {
      const shared = meta(page, name)?.replace(/\s+/g, ' ').trim();
      if (shared !== own.replace(/\s+/g, ' ')) fail(`${name} “${shared}”`, `“${own}”`);
    }
    return { title: digest(title), description: digest(description) };
  },

  all(pages, site, report) {
    const read = (path: string) => parsePage(path, site.read(path));
    reportShared(pages, 'title', (path) => titleOf(read(path)), report);
    reportShared(pages, 'description', (path) => descriptionOf(read(path)), report);
  },
};
