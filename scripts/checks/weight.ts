import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { totals } from '#queries/counts.ts';
import { memo } from '#queries/memo.ts';
import { outlineTotals } from '#queries/outlines.ts';
import { listServers } from '#queries/servers.ts';
import {
  LONG_TOOL_BUDGET,
  MANY_PARAMETERS,
  MEDIAN_TOOL_BUDGET,
  OWN_TOOL_BUDGET,
  PAGE_BUDGET,
  type PageBudget,
  SCRIPT_BUDGET,
  SITE_BUDGET,
  STYLE_BUDGET,
} from './budgets.ts';
import type { Check, Report } from './check.ts';
import { find, type Page, tagTest } from './reading/page.ts';
import { pageKind } from './reading/page-kind.ts';
import { isPage, type Site, type WholeSite } from './reading/site.ts';

interface Weight {
  readonly kind: string;
  /** As it is, before any compression. */
  readonly bytes: number;
  /** Addresses of its style sheets and of its scripts, with a space between two. */
  readonly styles: string;
  readonly scripts: string;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const size = (bytes: Buffer | string): number => gzipSync(bytes).length;

/** An upper bound of the size: a sixth above it in pages of text, found in a tenth of the time. */
const roughSize = (html: Buffer): number =>
  brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } }).length;

/** The most that gzip can make of so many bytes: it keeps what does not pack as it is, in blocks. */
const mostPacked = (bytes: number): number => bytes + bytes / 1000 + 100;

const FROM = 'scripts/checks/budgets.ts';

const isEmbeddedAlone = memo('embedded alone', (db): boolean =>
  listServers(db).every(({ origin }) => origin === 'ours'),
);

const IS_PARAMETER = tagTest(({ id }) => id?.startsWith('parameter-') === true);

function budgetOf(page: Page, site: Site): { kind: string; budget: PageBudget } {
  const kind = pageKind(page.url);
  if (kind !== 'tool') return { kind, budget: PAGE_BUDGET[kind] };
  const rows = find(page, IS_PARAMETER);
  if (rows.length > MANY_PARAMETERS) {
    return { kind: `tool with over ${MANY_PARAMETERS} parameters`, budget: LONG_TOOL_BUDGET };
  }
  const budget = isEmbeddedAlone(site.catalogue) ? OWN_TOOL_BUDGET : PAGE_BUDGET.tool;
  return { kind, budget };
}

const IS_STYLE = tagTest(({ attributes }) => attributes['rel'] === 'stylesheet');
const IS_SCRIPT = tagTest(
  ({ name, attributes }) => name === 'script' && attributes['src'] !== undefined,
);

function loaded(page: Page): Pick<Weight, 'styles' | 'scripts'> {
  const links = find(page, IS_STYLE);
  const scripts = find(page, IS_SCRIPT);
  return {
    styles: links.map(({ attributes }) => attributes['href'] ?? '').join(' '),
    scripts: scripts.map(({ attributes }) => attributes['src'] ?? '').join(' '),
  };
}

interface Kind {
  readonly pages: number;
  readonly bytes: number;
  readonly largest: readonly [url: string, bytes: number];
}

/** How many pages there are of each kind, what they weigh together, and the heaviest of them. */
function kinds(weights: ReadonlyMap<string, Weight>): Map<string, Kind> {
  const found = new Map<string, Kind>();
  for (const [url, { kind, bytes }] of weights) {
    const before = found.get(kind) ?? { pages: 0, bytes: 0, largest: [url, 0] as const };
    found.set(kind, {
      pages: before.pages + 1,
      bytes: before.bytes + bytes,
      largest: bytes > before.largest[1] ? [url, bytes] : before.largest,
    });
  }
  return found;
}

function noteKinds(weights: ReadonlyMap<string, Weight>, site: Site, report: Report): void {
  const heavyFirst = [...kinds(weights)].sort(([, a], [, b]) => b.bytes - a.bytes);
  for (const [kind, { pages, bytes, largest }] of heavyFirst) {
    const [url, most] = largest;
    const all = `${pages.toLocaleString('en')} of the kind “${kind}”: ${megabytes(bytes)}, on average ${kilobytes(bytes / pages)}`;
    const packed = kilobytes(size(site.read(url)));
    report.note(`${all}; the largest ${kilobytes(most)}, ${packed} compressed, ${url}`);
  }
}

/** The tool page in the middle: what a reader gets who follows a link from a list of results. */
function judgeMedian(weights: ReadonlyMap<string, Weight>, site: Site, report: Report): void {
  const tools = [...weights].filter(([, { kind }]) => kind.startsWith('tool'));
  tools.sort(([, a], [, b]) => a.bytes - b.bytes);
  const [page, weight] = tools[tools.length >> 1] ?? [];
  if (page === undefined || weight === undefined) return;
  const packed = size(site.read(page));
  const { raw, compressed } = MEDIAN_TOOL_BUDGET;
  const found = `${kilobytes(weight.bytes)}, ${kilobytes(packed)} compressed`;
  report.note(`the median tool page: ${found}, ${page}`);
  if (weight.bytes <= raw && packed <= compressed) return;
  const expected = `at most ${kilobytes(raw)}, ${kilobytes(compressed)} compressed`;
  report.fail({ page, found: `the median tool page: ${found}`, expected, from: FROM });
}

function judgeSite(weights: ReadonlyMap<string, Weight>, site: WholeSite, report: Report): void {
  let bytes = 0;
  for (const { bytes: own } of weights.values()) bytes += own;
  for (const path of site.paths) if (!isPage(path)) bytes += site.size(path);
  const { fixed, perTool, perServer, perOutline } = SITE_BUDGET;
  const { tools, servers } = totals(site.catalogue);
  const outlines = outlineTotals(site.catalogue).servers;
  const most = fixed + perTool * tools + perServer * servers + perOutline * outlines;
  report.note(`the whole site: ${megabytes(bytes)}, at most ${megabytes(most)}`);
  if (bytes <= most) return;
  const expected = `at most ${megabytes(most)}`;
  report.fail({ page: '/', found: `the whole site: ${megabytes(bytes)}`, expected, from: FROM });
}

const IMPORT = /(?:\bfrom|\bimport)\s*["']([^"']+)["']/g;

/** Scripts and all that they import before they run, each once. What they load later is left out. */
function withImports(scripts: readonly string[], site: Site): string[] {
  const found = new Set<string>();
  const waiting = [...scripts];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    if (!site.has(path)) continue;
    const text = site.read(path).toString('utf8');
    for (const [, name = ''] of text.matchAll(IMPORT)) {
      if (/^[./]/.test(name)) waiting.push(new URL(name, `https://site.invalid${path}`).pathname);
    }
  }
  return [...found].sort();
}

function sum(paths: readonly string[], site: Site): number {
  return paths
    .filter((path) => site.has(path))
    .reduce((total, path) => total + size(site.read(path)), 0);
}

export const weight: Check<Weight> = {
  name: 'weight',
  promise:
    'every page, the styles and scripts that it loads, and the whole site stay within their size budgets',
  things: 'pages',

  page(page, site, report) {
    report.saw();
    const { kind, budget } = budgetOf(page, site);
    const { bytes: html } = page;
    const bytes = html.length;
    const fail = (found: string, most: number) => {
      const expected = `at most ${kilobytes(most)} for a page of the kind “${kind}”`;
      report.fail({ page: page.url, found, expected, from: FROM });
    };
    if (bytes > budget.raw) fail(kilobytes(bytes), budget.raw);
    if (mostPacked(bytes) > budget.compressed && roughSize(html) > budget.compressed) {
      const packed = size(html);
      if (packed > budget.compressed) fail(`${kilobytes(packed)} compressed`, budget.compressed);
    }
    return { kind, bytes, ...loaded(page) };
  },

  all(weights, site, report) {
    judgeSite(weights, site, report);
    judgeMedian(weights, site, report);
    noteKinds(weights, site, report);
    const seen = new Set<string>();
    const judge = (page: string, what: string, paths: readonly string[], budget: number) => {
      const bytes = sum(paths, site);
      report.note(`${what}: ${kilobytes(bytes)}, ${paths.join(', ') || 'none'}`);
      if (bytes <= budget) return;
      const expected = `at most ${kilobytes(budget)}`;
      report.fail({
        page,
        found: `${what}: ${kilobytes(bytes)}`,
        expected,
        from: FROM,
      });
    };
    /** Whether no page before has the same; thousands have. */
    const isNew = (key: string): boolean => seen.size < seen.add(key).size;
    const split = (paths: string): string[] => paths.split(' ').filter(Boolean);
    for (const [url, { styles, scripts }] of weights) {
      if (isNew(`styles ${styles}`)) judge(url, 'styles', split(styles), STYLE_BUDGET);
      if (!isNew(`scripts ${scripts}`)) continue;
      const loaded = withImports(split(scripts), site);
      if (isNew(`loaded ${loaded.join(' ')}`))
        judge(url, 'scripts at start', loaded, SCRIPT_BUDGET);
    }
  },
};
