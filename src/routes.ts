/** Every URL of the site is made here, and nowhere else. All end in a slash or a file name. */

import type { AttackFacet } from '#domain/attack/facet.ts';
import type { ToolFacet } from '#domain/browse/filter.ts';
import type { ServerOrder } from '#domain/browse/server-order.ts';

const paged = (base: string, page: number): string => (page === 1 ? base : `${base}${page}/`);

export const routes = {
  home: () => '/',
  search: (query?: string) => (query ? `/search/?q=${encodeURIComponent(query)}` : '/search/'),
  servers: (order: ServerOrder = 'use', page = 1) =>
    order === 'use' && page === 1 ? '/servers/' : paged(`/servers/by/order/${order}/`, page),
  serversOfLetter: (letter: string) => `/servers/by/letter/${letter}/`,
  /** Servers of which only names and parameters are known. */
  outlines: (page = 1) => (page === 1 ? '/servers/outlines/' : `/servers/outlines/page/${page}/`),
  server: (server: string) => `/servers/${server}/`,
  serverPolicy: (server: string, preset: string) =>
    preset === 'careful' ? `/servers/${server}/` : routes.policyFiles(server, preset),
  /** The policy of a preset; that of the recommended one in every format, readable without script. */
  policyFiles: (server: string, preset: string): string => `/servers/${server}/policy/${preset}/`,
  /** What servers added, removed and changed in their published versions. */
  changes: () => '/changes/',
  changesOf: (server: string) => `/changes/server/${server}/`,
  changesFeed: () => '/changes/feed.xml',
  changesFeedOf: (server: string) => `/changes/server/${server}/feed.xml`,
  /** Added tools of one severity. */
  changesFeedFrom: (severity: string) => `/changes/severity/${severity}/feed.xml`,
  badge: (server: string) => `/servers/${server}/badge.svg`,
  /** All servers of one product, compared. */
  product: (product: string) => `/servers/by/product/${product}/`,
  tool: (server: string, tool: string) => `/servers/${server}/${tool}/`,
  /** The row of a tool of an outlined server: such tools have no page. */
  outlinedTool: (server: string, tool: string) => `/servers/${server}/#tool-${tool}`,
  tools: (page = 1) => paged('/tools/', page),
  toolFacts: () => '/tools/listing/facts.json',
  toolLines: (file: number) => `/tools/listing/lines/${file}.json`,
  facet: (facet: ToolFacet, page = 1) => paged(`/tools/${facet.by}/${facet.value}/`, page),
  names: (page = 1) => (page === 1 ? '/names/' : `/names/page/${page}/`),
  name: (family: string) => `/names/${family}/`,
  attacks: (page = 1) => (page === 1 ? '/attacks/' : `/attacks/page/${page}/`),
  attackFacet: (by: AttackFacet, value: string, page = 1) =>
    paged(`/attacks/${by}/${value}/`, page),
  attackCoverage: () => '/attacks/coverage/',
  beyondPolicy: () => '/attacks/beyond-policy/',
  attackFeed: () => '/attacks/feed.xml',
  attackJsonFeed: () => '/attacks/feed.json',
  attack: (slug: string) => `/attacks/${slug}/`,
  guides: () => '/guides/',
  guide: (slug: string) => `/guides/${slug}/`,
  targetGuide: (target: string) => `/guides/apply/${target}/`,
  /** The policy builder; the fragment is what `encodeState` makes. */
  build: (fragment?: string) => (fragment ? `/build/#${fragment}` : '/build/'),
  /** The policy builder with this server picked. */
  buildWith: (server: string) => `/build/?server=${server}`,
  publishedServer: (server: string) => `/build/servers/${server}.json`,
  serverIndex: () => '/build/servers.json',
  outlineIndex: () => '/build/outlines.json',
  presets: () => '/build/presets.json',
  /** How the files of each format were checked. */
  checkedFormats: () => '/build/formats.json',
  stack: () => '/stack/',
  stackIndex: (shard: string) => `/stack/index/${shard}.json`,
  stackCombinations: () => '/stack/combinations.json',
  /** The program `toolward-guard`: one file for Node. */
  guardProgram: () => '/guard/toolward-guard.mjs',
  /** `toolward-policy.json` for all tools of a server, with the rules of a preset. */
  guardPolicy: (server: string, preset: string) => `/guard/policies/${server}/${preset}.json`,
  rules: () => '/guides/risk-rules/',
  families: () => '/guides/families/',
  rule: (id: string) => `/guides/risk-rules/#${id}`,
  data: () => '/data/',
  serverData: (server: string) => `/data/servers/${server}.json`,
  serversData: () => '/data/servers.json',
  fingerprintsData: () => '/data/fingerprints.json',
  attacksData: () => '/data/attacks.json',
  attackData: (slug: string) => `/data/attacks/${slug}.json`,
  attackIndexData: () => '/data/attacks/index.json',
  attacksCsv: () => '/data/attacks.csv',
  attacksStix: () => '/data/attacks/stix.json',
  osv: (id: string) => `/data/attacks/osv/${id}.json`,
  osvIndex: () => '/data/attacks/osv/index.json',
  download: (file: string) => `/data/${file}`,
  databaseSchema: () => '/data/schemas/catalogue.sql',
  schemaData: (name: string) => `/data/schemas/${name}.json`,
  feed: () => '/feed.xml',
  jsonFeed: () => '/feed.json',
  llms: () => '/llms.txt',
} as const;
