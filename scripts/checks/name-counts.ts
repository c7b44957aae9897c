import { type Catalogue, once } from '#queries/database.ts';
import { familySize, sharedFamilies } from '#queries/listing.ts';
import { routes } from '#routes';
import type { Check } from './check.ts';
import { find, first, named, textOf } from './reading/page.ts';
import { pageKind } from './reading/page-kind.ts';

const serversByName = (db: Catalogue): ReadonlyMap<string, number> =>
  once(db, 'servers by name', () => {
    return new Map(sharedFamilies(db).map(({ family, servers }) => [routes.name(family), servers]));
  });

const ON = /\bon (\d[\d,]*) servers\b/;
const BESIDE = /(\d[\d,]*) servers$/;

export const nameCounts: Check = {
  name: 'name-counts',
  promise: 'every number of servers beside a tool name is the one of the database',
  things: 'numbers',

  page(page, site, report) {
    const compare = (what: string, found: string | undefined, expected: number) => {
      report.saw();
      if (found !== undefined && Number(found.replaceAll(',', '')) === expected) return;
      const says = `${what}: ${found ?? 'no number'}`;
      report.fail({
        page: page.url,
        found: says,
        expected: `${expected} servers`,
        from: 'the database',
      });
    };
    const kind = pageKind(page.url);
    if (kind === 'name') {
      const heading = first(page, named('h1'));
      const family = page.url.split('/')[2] ?? '';
      compare(
        'the heading',
        heading && ON.exec(textOf(page, heading))?.[1],
        familySize(site.catalogue, family),
      );
    }
    for (const link of find(page, named('a'))) {
      const servers = serversByName(site.catalogue).get(link.attributes['href'] ?? '');
      if (servers === undefined || !link.parent) continue;
      const text = textOf(page, link);
      if (kind === 'tool') compare(text, ON.exec(text)?.[1], servers);
      else if (link.parent.name === 'li')
        compare(text, BESIDE.exec(textOf(page, link.parent).slice(text.length))?.[1], servers);
    }
  },
};
