import { allAttacks } from '#queries/attacks.ts';
import { outlineSlugs } from '#queries/outlines.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { verdictsByPath } from '#queries/tool-verdicts.ts';
import { routes } from '#routes';
import type { Check } from './check.ts';
import { targetOf } from './reading/addresses.ts';
import { isSearchRecord, type TextFile } from './reading/site.ts';

/** Addresses of the records in a file: one record, or a group of them by key. */
function urlsOf(file: TextFile): string[] {
  const value = file.json() as { url: string } | Record<string, { url: string }>;
  return typeof value.url === 'string'
    ? [value.url]
    : Object.values(value as Record<string, { url: string }>).map(({ url }) => url);
}

export const searchRecords: Check<string> = {
  name: 'search-records',
  promise:
    'every record of the search index leads to a page, and every tool, server, outline and attack has one record',
  things: 'records',

  file(file, site, report) {
    if (!isSearchRecord(file.path)) return undefined;
    const paths = urlsOf(file).flatMap((url) => {
      report.saw();
      const target = targetOf(url, '/');
      if (target.to === 'here' && site.has(target.path)) return target.path;
      const expected = 'a page that was built';
      report.fail({ page: file.path, found: `a record for ${url}`, expected });
      return [];
    });
    return paths.join(' ');
  },

  all(found, site, report) {
    const times = new Map<string, number>();
    for (const path of [...found.values()].flatMap((paths) => paths.split(' '))) {
      times.set(path, (times.get(path) ?? 0) + 1);
    }
    const db = site.catalogue;
    const wanted = [
      ...verdictsByPath(db).keys(),
      ...allServerSlugs(db).map((slug) => routes.server(slug)),
      ...outlineSlugs(db).map((slug) => routes.server(slug)),
      ...allAttacks(db).map(({ slug }) => routes.attack(slug)),
    ];
    for (const page of wanted) {
      const records = times.get(page) ?? 0;
      if (records === 1) continue;
      report.fail({
        page,
        found: `${records} records`,
        expected: 'one record in the search index',
      });
    }
  },
};
