import { TOOLS_PER_PAGE } from '#domain/browse/listed-tool.ts';
import { facetCounts } from '#features/browse/queries/browse-view.ts';
import { type Catalogue, once } from '#queries/database.ts';
import { countTools } from '#queries/listing.ts';
import { routes } from '#routes';
import type { Check } from './check.ts';
import { type Element, find, first, type Page, textOf, withClass } from './reading/page.ts';
import { pageKind } from './reading/page-kind.ts';

/** How many tools each list holds, by the address of its first page. */
const toolsByList = (db: Catalogue): ReadonlyMap<string, number> =>
  once(db, 'tools by list', () => {
    const lists = Object.values(facetCounts(db)).flat();
    const counts = lists.map(({ facet, tools }) => [routes.facet(facet), tools] as const);
    return new Map([...counts, [routes.tools(), countTools(db)]]);
  });

const numberIn = (text: string): number | undefined => {
  const [found] = /\d[\d,]*/.exec(text) ?? [];
  return found === undefined ? undefined : Number(found.replaceAll(',', ''));
};

/** The number beside a link in its list item or table row: what stands there without the label. */
function besideLink(page: Page, link: Element): number | undefined {
  const row = link.parent && (link.parent.name === 'td' ? link.parent.parent : link.parent);
  if (!row || !['li', 'tr'].includes(row.name)) return undefined;
  const links = find(page, ({ name }) => name === 'a', row);
  if (links.length > 1) return undefined;
  const inside = first(page, withClass('soft'), link);
  if (inside) return numberIn(textOf(page, inside));
  return numberIn(textOf(page, row).replace(textOf(page, link), ''));
}

/** The first page of a list, and which of its pages this is; a list may have a number for a name. */
function listOf(url: string, known: ReadonlyMap<string, number>): { list: string; number: number } {
  if (known.has(url)) return { list: url, number: 1 };
  const [, list = url, number = '1'] = /^(.*\/)(\d+)\/$/.exec(url) ?? [];
  return { list, number: Number(number) };
}

export const listCounts: Check = {
  name: 'list-counts',
  promise:
    'every number of tools beside a filter, and every list of tools, is as long as the database says',
  things: 'numbers',

  page(page, site, report) {
    const known = toolsByList(site.catalogue);
    const compare = (what: string, found: number | undefined, expected: number | undefined) => {
      report.saw();
      if (found === expected) return;
      const from = 'the database';
      report.fail({ page: page.url, found: `${what}: ${found}`, expected: `${expected}`, from });
    };
    for (const link of find(page, ({ name }) => name === 'a')) {
      const tools = known.get(link.attributes['href'] ?? '');
      if (tools === undefined) continue;
      const stated = besideLink(page, link);
      if (stated !== undefined) compare(textOf(page, link), stated, tools);
    }
    if (pageKind(page.url) !== 'list of tools') return;
    const { list, number } = listOf(page.url, known);
    const total = known.get(list) ?? 0;
    const head = first(page, ({ attributes }) => attributes['data-count'] !== undefined);
    compare('the number above the list', head && numberIn(textOf(page, head)), total);
    const rows = first(page, withClass('tool-list'));
    const shown = rows ? find(page, ({ name }) => name === 'li', rows).length : 0;
    compare('rows', shown, Math.min(TOOLS_PER_PAGE, total - (number - 1) * TOOLS_PER_PAGE));
  },
};
