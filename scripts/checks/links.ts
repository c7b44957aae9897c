import type { Check, Report } from './check.ts';
import { addressesOnPage, type Target, targetOf } from './reading/links.ts';
import type { Page } from './reading/page.ts';
import type { Site } from './reading/site.ts';

interface Anchors {
  /** Hashes of the ids of the page: a site of 60,000 pages has five million ids. */
  readonly ids: Uint32Array;
  /** Places on other pages that it leads to, as `path#id`, one a line. */
  readonly wanted: string;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}

const FROM = 'an address made in src/routes.ts, or prose in content/';

function resolve(value: string, page: Page): Target | null {
  try {
    return value.trim() === '' ? null : targetOf(value, page.url);
  } catch {
    return null;
  }
}

function missing(path: string, site: Site): string {
  if (!path.endsWith('/') && site.has(`${path}/`)) return `an address that ends in /: ${path}/`;
  return 'an address of a page or file that was built';
}

/** Says where a link leads nowhere; gives the place on another page that it wants, if any. */
function follow(page: Page, ids: ReadonlySet<string>, value: string, site: Site, report: Report) {
  const target = resolve(value, page);
  const fail = (found: string, expected: string) =>
    report.fail({ page: page.url, found, expected, from: FROM });
  if (!target) return void fail(`the link “${value}”`, 'an address');
  if (target.to !== 'here') return undefined;
  const { path, fragment } = target;
  if (!site.has(path)) return void fail(`a link to ${path}`, missing(path, site));
  if (fragment === '') return undefined;
  if (path !== page.url) return `${path}#${fragment}`;
  if (!ids.has(fragment)) fail(`a link to #${fragment}`, 'an element with this id on the page');
  return undefined;
}

export const links: Check<Anchors> = {
  name: 'links',
  promise: 'every link and anchor inside the site exists',
  things: 'links',

  page(page, site, report) {
    const ids = new Set(page.elements.flatMap(({ attributes }) => attributes['id'] ?? []));
    const wanted = new Set<string>();
    for (const { value } of addressesOnPage(page)) {
      report.saw();
      const place = follow(page, ids, value, site, report);
      if (place !== undefined) wanted.add(place);
    }
    return { ids: Uint32Array.from([...ids], hash), wanted: [...wanted].join('\n') };
  },

  all(anchors, _site, report) {
    for (const [page, { wanted }] of anchors) {
      for (const place of wanted.split('\n')) {
        if (place === '') continue;
        const at = place.indexOf('#');
        const ids = anchors.get(place.slice(0, at))?.ids;
        if (ids?.includes(hash(place.slice(at + 1)))) continue;
        const expected = 'an element with this id on that page';
        report.fail({ page, found: `a link to ${place}`, expected, from: FROM });
      }
    }
  },
};
