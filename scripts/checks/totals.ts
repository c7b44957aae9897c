import { type Totals, totals as totalsOf } from '#queries/counts.ts';
import { sharedFamilies } from '#queries/listing.ts';
import { routes } from '#routes';
import type { Check, Report } from './check.ts';
import { find, first, meta, named, type Page, textOf, withClass } from './reading/page.ts';
import type { Site } from './reading/site.ts';

type Counted = 'servers' | 'tools' | 'attacks' | 'names';

const PHRASES: readonly (readonly [Counted, RegExp])[] = [
  ['servers', /(\d[\d,]*) (?:MCP )?servers\b/g],
  ['tools', /(\d[\d,]*) tools\b/g],
  ['attacks', /(\d[\d,]*) (?:documented )?(?:attack )?patterns\b/g],
  ['names', /(\d[\d,]*) (?:tool )?names\b/g],
];

const paragraphs = (page: Page, ...tags: string[]): string[] => {
  const main = first(page, named('main'));
  return main ? find(page, named(...tags), main).map((one) => textOf(page, one)) : [];
};

/** The texts of a page that speak of the whole catalogue. */
function texts(page: Page): string[] {
  const description = meta(page, 'description') ?? '';
  switch (page.url) {
    case routes.home():
      return [description, ...find(page, withClass('doors')).map((one) => textOf(page, one))];
    case routes.data():
      return [description, ...paragraphs(page, 'li')];
    case routes.attacks():
      return [description, ...find(page, withClass('lead')).map((one) => textOf(page, one))];
    case routes.servers():
      return [description, (paragraphs(page, 'p')[0] ?? '').replace(/Here:.*/, '')];
    case routes.tools():
      return [description, ...paragraphs(page, 'p').slice(0, 2)];
    case routes.names():
      return [description, ...find(page, withClass('lead')).map((one) => textOf(page, one))];
    default:
      return [];
  }
}

function compare(path: string, text: string, site: Site, report: Report): void {
  const known: Totals = totalsOf(site.catalogue);
  for (const [what, phrase] of PHRASES) {
    for (const [words, number = ''] of text.matchAll(phrase)) {
      report.saw();
      const right = what === 'names' ? sharedFamilies(site.catalogue).length : known[what];
      if (Number(number.replaceAll(',', '')) === right) continue;
      report.fail({
        page: path,
        found: `“${words}”`,
        expected: `${right} ${what}`,
        from: 'the database',
      });
    }
  }
}

export const totals: Check = {
  name: 'totals',
  promise:
    'home, lists, data page and llms.txt give the database’s numbers of servers, tools, names and attacks',
  things: 'numbers',

  page(page, site, report) {
    for (const text of texts(page)) compare(page.url, text, site, report);
  },

  file({ path, text }, site, report) {
    if (path !== routes.llms()) return;
    const summary = text.split('\n').find((line) => line.startsWith('> ')) ?? '';
    compare(path, summary, site, report);
  },
};
