import { fixtureUrl, siteUrl } from './test.ts';

/** One page to look at, and the file in `src/pages` that draws it. */
export interface Template {
  readonly route: string;
  readonly path: string;
  /** `fixture` for the catalogue of edge cases; the embedded catalogue otherwise. */
  readonly site?: 'fixture';
  /** The same parts as another page of the list, only more of them: axe need not see both. */
  readonly alike?: true;
}

export const TOOL = '/servers/tempo/create-access-key/';
export const SERVER = '/servers/tempo/';
export const LARGE_SERVER = '/servers/largest/';
/** A tool for which the guard changes something. */
export const GUARDED_TOOL = '/servers/slack/slack-post-message/';
export const ATTACK = '/attacks/tool-poisoning/';

const TOOL_ROUTE = 'servers/[server]/[tool].astro';
const SERVER_ROUTE = 'servers/[server]/index.astro';

/** Every kind of page, and the states of it that look different. */
export const TEMPLATES: readonly Template[] = [
  { route: 'index.astro', path: '/' },
  { route: 'search.astro', path: '/search/' },
  { route: '404.astro', path: '/404.html' },
  { route: 'stack/index.astro', path: '/stack/' },
  { route: 'data/index.astro', path: '/data/' },
  { route: 'attacks/index.astro', path: '/attacks/' },
  { route: 'attacks/page/[page].astro', path: '/attacks/page/2/' },
  { route: 'attacks/[by]/[value]/[...page].astro', path: '/attacks/category/financial/' },
  { route: 'attacks/beyond-policy.astro', path: '/attacks/beyond-policy/' },
  { route: 'attacks/coverage.astro', path: '/attacks/coverage/' },
  { route: 'attacks/[slug].astro', path: ATTACK },
  { route: 'attacks/[slug].astro', path: '/attacks/47k-agent-loop/' },
  { route: 'attacks/[slug].astro', path: '/attacks/cve-2025-10193/' },
  { route: 'build/index.astro', path: '/build/' },
  { route: 'changes/index.astro', path: '/changes/' },
  { route: 'changes/server/[server]/index.astro', path: '/changes/server/sentry/' },
  { route: 'guides/index.astro', path: '/guides/' },
  { route: 'guides/families.astro', path: '/guides/families/' },
  { route: 'guides/[slug].astro', path: '/guides/glossary/' },
  { route: 'guides/[slug].astro', path: '/guides/verdicts/' },
  { route: 'guides/[slug].astro', path: '/guides/presets/' },
  { route: 'guides/[slug].astro', path: '/guides/guard/' },
  { route: 'guides/[slug].astro', path: '/guides/guard-limits/' },
  { route: 'guides/apply/[target].astro', path: '/guides/apply/intercept/' },
  { route: 'guides/risk-rules.astro', path: '/guides/risk-rules/' },
  { route: 'names/[...page].astro', path: '/names/' },
  { route: 'names/[family].astro', path: '/names/create-api-key/' },
  { route: 'servers/index.astro', path: '/servers/' },
  { route: 'servers/by/letter/[letter].astro', path: '/servers/by/letter/a/' },
  { route: 'servers/outlines/index.astro', path: '/servers/outlines/' },
  { route: 'servers/outlines/page/[page].astro', path: '/servers/outlines/page/2/', alike: true },
  { route: 'servers/by/order/[order]/[...page].astro', path: '/servers/by/order/use/2/' },
  { route: 'servers/by/product/[product].astro', path: '/servers/by/product/notion/' },
  { route: 'servers/by/product/[product].astro', path: '/servers/by/product/cloudflare/' },
  { route: SERVER_ROUTE, path: SERVER },
  { route: SERVER_ROUTE, path: '/servers/agentpay/' },
  { route: SERVER_ROUTE, path: LARGE_SERVER, site: 'fixture', alike: true },
  { route: SERVER_ROUTE, path: '/servers/awkward-names/', site: 'fixture' },
  { route: SERVER_ROUTE, path: '/servers/hostile-texts/', site: 'fixture' },
  { route: 'servers/[server]/policy/[preset].astro', path: '/servers/tempo/policy/read-only/' },
  { route: TOOL_ROUTE, path: TOOL },
  { route: TOOL_ROUTE, path: GUARDED_TOOL },
  { route: TOOL_ROUTE, path: '/servers/workshop/delete-box/', site: 'fixture' },
  { route: TOOL_ROUTE, path: '/servers/thin/blorp/', site: 'fixture' },
  { route: TOOL_ROUTE, path: '/servers/long-winded/explain/', site: 'fixture' },
  { route: TOOL_ROUTE, path: '/servers/hostile-texts/give-orders/', site: 'fixture' },
  { route: TOOL_ROUTE, path: '/servers/hostile-texts/many-parameters/', site: 'fixture' },
  { route: TOOL_ROUTE, path: '/servers/hostile-texts/never-break/', site: 'fixture' },
  {
    route: TOOL_ROUTE,
    path: '/servers/awkward-names/a-name-that-goes-on-and-on-without-any-place-to-break-it-because-nobody-told-its/',
    site: 'fixture',
  },
  { route: 'tools/[...page].astro', path: '/tools/' },
  { route: 'tools/[...page].astro', path: '/tools/2/' },
  { route: 'tools/[by]/[value]/[...page].astro', path: '/tools/category/financial/' },
];

export const addressOf = ({ path, site }: Template): string =>
  `${site === 'fixture' ? fixtureUrl() : siteUrl()}${path}`;

/** For the names of tests: addresses differ from run to run, paths do not. */
export const nameOf = ({ path, site }: Template): string =>
  `${site ?? 'site'} ${path}`.slice(0, 70);
