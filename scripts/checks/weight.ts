import { gzipSync } from 'node:zlib';
import { memo } from '#queries/memo.ts';
import { listServers } from '#queries/servers.ts';
import {
  LONG_TOOL_BUDGET,
  MANY_PARAMETERS,
  OWN_TOOL_BUDGET,
  PAGE_BUDGET,
  SCRIPT_BUDGET,
  STYLE_BUDGET,
} from './budgets.ts';
import type { Check } from './check.ts';
import { find, type Page } from './reading/page.ts';
import { pageKind } from './reading/page-kind.ts';
import type { Site } from './reading/site.ts';

interface Weight {
  readonly kind: string;
  readonly rough: number;
  /** Addresses of its style sheets and of its scripts, with a space between two. */
  readonly styles: string;
  readonly scripts: string;
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const size = (bytes: Buffer | string): number => gzipSync(bytes).length;

/** An upper bound of the size, found in a third of the time. */
const roughSize = (html: string): number => gzipSync(html, { level: 1 }).length;

const isEmbeddedAlone = memo('embedded alone', (db): boolean =>
  listServers(db).every(({ origin }) => origin === 'ours'),
);

function budgetOf(page: Page, site: Site): { kind: string; budget: number } {
  const kind = pageKind(page.url);
  if (kind !== 'tool') return { kind, budget: PAGE_BUDGET[kind] };
  const rows = find(page, ({ attributes }) => attributes['id']?.startsWith('parameter-') === true);
  if (rows.length > MANY_PARAMETERS) {
    return { kind: `tool with over ${MANY_PARAMETERS} parameters`, budget: LONG_TOOL_BUDGET };
  }
  const budget = isEmbeddedAlone(site.catalogue) ? OWN_TOOL_BUDGET : PAGE_BUDGET.tool;
  return { kind, budget };
}

function loaded(page: Page): Pick<Weight, 'styles' | 'scripts'> {
  const links = find(page, ({ attributes }) => attributes['rel'] === 'stylesheet');
  const scripts = find(
    page,
    ({ name, attributes }) => name === 'script' && attributes['src'] !== undefined,
  );
  return {
    styles: links.map(({ attributes }) => attributes['href'] ?? '').join(' '),
    scripts: scripts.map(({ attributes }) => attributes['src'] ?? '').join(' '),
  };
}

/** The heaviest page of each kind, by the rough size. */
function heaviest(weights: ReadonlyMap<string, Weight>): Map<string, readonly [string, Weight]> {
  const found = new Map<string, readonly [string, Weight]>();
  for (const [url, weight] of weights) {
    if (weight.rough > (found.get(weight.kind)?.[1].rough ?? -1))
      found.set(weight.kind, [url, weight]);
  }
  return found;
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
  promise: 'every page, and the styles and scripts that it loads, stay within their size budgets',
  things: 'pages',

  page(page, site, report) {
    report.saw();
    const { kind, budget } = budgetOf(page, site);
    const rough = roughSize(page.html);
    const bytes = rough > budget ? size(page.html) : rough;
    if (bytes > budget) {
      const expected = `at most ${kilobytes(budget)} for a page of the kind “${kind}”`;
      const found = `${kilobytes(bytes)} compressed`;
      report.fail({ page: page.url, found, expected, from: 'scripts/checks/budgets.ts' });
    }
    return { kind, rough, ...loaded(page) };
  },

  all(weights, site, report) {
    for (const [kind, [url]] of heaviest(weights)) {
      report.note(`largest of the kind “${kind}”: ${kilobytes(size(site.read(url)))}, ${url}`);
    }
    const seen = new Set<string>();
    const judge = (page: string, what: string, paths: readonly string[], budget: number) => {
      const key = `${what} ${paths.join(' ')}`;
      if (seen.has(key)) return;
      seen.add(key);
      const bytes = sum(paths, site);
      report.note(`${what}: ${kilobytes(bytes)}, ${paths.join(', ') || 'none'}`);
      if (bytes <= budget) return;
      const expected = `at most ${kilobytes(budget)}`;
      report.fail({
        page,
        found: `${what}: ${kilobytes(bytes)}`,
        expected,
        from: 'scripts/checks/budgets.ts',
      });
    };
    for (const [url, { styles, scripts }] of weights) {
      judge(url, 'styles', styles.split(' ').filter(Boolean), STYLE_BUDGET);
      judge(
        url,
        'scripts at start',
        withImports(scripts.split(' ').filter(Boolean), site),
        SCRIPT_BUDGET,
      );
    }
  },
};
