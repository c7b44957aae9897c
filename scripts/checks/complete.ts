import type { ToolFacet } from '#domain/browse/filter.ts';
import { PRESET_IDS } from '#domain/policy/preset.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { attackPaths } from '#features/attacks/queries/attack-paths.ts';
import { everyFacet, pageCount } from '#features/browse/queries/browse-view.ts';
import type { Catalogue } from '#queries/database.ts';
import { sharedFamilies } from '#queries/listing.ts';
import { outlineSlugs } from '#queries/outlines.ts';
import { allProducts } from '#queries/products.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { verdictsByPath } from '#queries/tool-verdicts.ts';
import { routes } from '#routes';
import type { Check } from './check.ts';
import { pageKind } from './reading/page-kind.ts';
import { isPage } from './reading/site.ts';

function listPages(db: Catalogue, facet: ToolFacet | null): string[] {
  const address = (page: number) => (facet ? routes.facet(facet, page) : routes.tools(page));
  return Array.from({ length: pageCount(db, facet) }, (_, index) => address(index + 1));
}

/** Every address that the catalogue requires. */
export function expectedPaths(db: Catalogue): string[] {
  const facets = Object.values(everyFacet(db)).flat();
  const { home, servers, names, data, search, guides, rules, feed, jsonFeed, llms } = routes;
  return [
    home(),
    servers(),
    names(),
    data(),
    search(),
    guides(),
    rules().replace(/#.*/, ''),
    routes.serversData(),
    routes.attacksData(),
    routes.fingerprintsData(),
    routes.databaseSchema(),
    ...['catalogue.db.gz', 'catalogue.jsonl.gz', 'checksums.txt'].map(routes.download),
    routes.guardProgram(),
    feed(),
    jsonFeed(),
    llms(),
    '/robots.txt',
    '/sitemap-index.xml',
    '/404.html',
    ...TARGETS.map(({ id }) => routes.targetGuide(id)),
    ...verdictsByPath(db).keys(),
    ...allServerSlugs(db).flatMap((slug) => [
      routes.server(slug),
      routes.serverData(slug),
      routes.badge(slug),
      ...PRESET_IDS.flatMap((preset) => [
        routes.policyFiles(slug, preset),
        routes.guardPolicy(slug, preset),
      ]),
    ]),
    ...[...allProducts(db).keys()].map(routes.product),
    ...outlineSlugs(db).flatMap((slug) => [routes.server(slug), routes.publishedServer(slug)]),
    routes.outlines(),
    ...attackPaths(db),
    ...sharedFamilies(db).map(({ family }) => routes.name(family)),
    ...listPages(db, null),
    ...facets.flatMap(({ facet }) => listPages(db, facet)),
  ];
}

/** Kinds of page that exist only for an entry of the catalogue. */
const MADE_FROM_CATALOGUE = [
  'tool',
  'server',
  'server policy',
  'product',
  'attack',
  'list of attacks',
  'name',
  'list of tools',
];

export const complete: Check = {
  name: 'complete',
  promise:
    'everything in the catalogue has its pages and files, and no such page is about anything else',
  things: 'addresses',

  all(_facts, site, report) {
    const expected = new Set(expectedPaths(site.catalogue));
    for (const path of expected) {
      report.saw();
      if (site.has(path)) continue;
      report.fail({
        page: path,
        found: 'nothing there',
        expected: 'a page or file',
        from: 'the database',
      });
    }
    for (const path of site.paths) {
      if (!isPage(path) || expected.has(path)) continue;
      if (!MADE_FROM_CATALOGUE.includes(pageKind(path))) continue;
      const found = `a page of the kind “${pageKind(path)}”`;
      report.fail({ page: path, found, expected: 'no page: the catalogue has no such entry' });
    }
  },
};
