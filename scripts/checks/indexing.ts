import { everyFacet } from '#features/browse/queries/browse-view.ts';
import { attackAliases } from '#queries/attacks.ts';
import { memo } from '#queries/memo.ts';
import { outlineSlugs } from '#queries/outlines.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { verdictAt } from '#queries/tool-verdicts.ts';
import { routes } from '#routes';
import { site as names } from '#site';
import type { Check } from './check.ts';
import { elementTexts } from './machine-files.ts';
import { first, meta, type Page, tagTest } from './reading/page.ts';
import type { Site } from './reading/site.ts';

/** Outlines of servers, pages that help to find others, empty lists, other names of pages, and what another page says too. */
const helpers = memo('helper pages', (db): ReadonlySet<string> => {
  const aliases = attackAliases(db).map(({ address }) => routes.attack(address));
  const empty = Object.values(everyFacet(db))
    .flat()
    .flatMap(({ facet, tools }) => (tools === 0 ? [routes.facet(facet)] : []));
  const files = allServerSlugs(db).map((server) => routes.policyFiles(server, 'careful'));
  const outlines = outlineSlugs(db).map((server) => routes.server(server));
  return new Set([...files, routes.search(), '/404.html', ...aliases, ...empty, ...outlines]);
});

/** False for a page that search engines should leave out: of a tool without a definition, and helpers. */
function belongsInResults(url: string, site: Site): boolean {
  const tool = verdictAt(site.catalogue, url);
  if (tool) return tool.summarised === 1 || tool.described === 1;
  return !url.startsWith(routes.outlines()) && !helpers(site.catalogue).has(url);
}

const isCanonical = tagTest(({ attributes }) => attributes['rel'] === 'canonical');
const canonical = (page: Page): string | undefined => first(page, isCanonical)?.attributes['href'];

function addressesInSitemap(site: Site): string[] {
  const read = (path: string, tag: string): string[] =>
    site.has(path) ? elementTexts(site.read(path).toString('utf8'), tag) : [];
  return read('/sitemap-index.xml', 'loc').flatMap((map) => read(new URL(map).pathname, 'loc'));
}

export const indexing: Check<boolean> = {
  name: 'indexing',
  promise:
    'pages without a definition are noindex and off the sitemap; all others are on it exactly once',
  things: 'pages',

  page(page, site, report) {
    report.saw();
    const fail = (found: string, expected: string) =>
      report.fail({ page: page.url, found, expected, from: 'the database and src/seo/indexed.ts' });
    const wanted = belongsInResults(page.url, site);
    const hidden = meta(page, 'robots')?.includes('noindex') === true;
    if (hidden && wanted) fail('noindex', 'a page for search engines');
    if (!hidden && !wanted) fail('no noindex', 'noindex');
    const own = `${names.origin}${page.url}`;
    const address = canonical(page);
    if (wanted && address !== own) fail(`the canonical address ${address ?? '(none)'}`, own);
    const elsewhere = address !== undefined && address !== own;
    const exists = elsewhere && site.has(new URL(address).pathname);
    if (!wanted && address !== undefined && !exists) {
      fail(`the canonical address ${address}`, 'none, or the page that it is another name of');
    }
    return wanted;
  },

  all(wanted, site, report) {
    const times = new Map<string, number>();
    for (const address of addressesInSitemap(site)) {
      const path = new URL(address).pathname;
      times.set(path, (times.get(path) ?? 0) + 1);
    }
    const from = 'the sitemap';
    for (const [page, isWanted] of wanted) {
      const found = times.get(page) ?? 0;
      times.delete(page);
      if (found === (isWanted ? 1 : 0)) continue;
      const expected = isWanted ? 'exactly once' : 'not there, since it is noindex';
      report.fail({ page, found: `${found} times on the sitemap`, expected, from });
    }
    for (const page of times.keys()) {
      report.fail({ page, found: 'an address on the sitemap', expected: 'a page at it', from });
    }
  },
};
