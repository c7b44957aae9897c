import { routes } from '#routes';
import { site as names } from '#site';
import type { Check, Report } from './check.ts';
import { addressesOf, type Target, targetOf } from './reading/addresses.ts';
import { type Element, type Page, textOf } from './reading/page.ts';
import { shuffled } from './reading/page-kind.ts';
import type { Site, TextFile } from './reading/site.ts';

interface Anchors {
  /** Hashes of the ids of the page: a site of 60,000 pages has five million ids. */
  readonly ids: Uint32Array;
  /** Places on other pages that it leads to, as `path#id`, one a line. */
  readonly wanted: string;
}

const FROM = 'an address made in src/routes.ts, or prose in content/';

/** Attributes that name other elements of the page by their ids. */
const REFERENCES = new Set(
  'aria-labelledby aria-describedby aria-controls for headers list data-of'.split(' '),
);

type Fail = (found: string, expected: string) => void;

const failing =
  (page: string, report: Report): Fail =>
  (found, expected) =>
    report.fail({ page, found, expected, from: FROM });

function idsOf(page: Page, fail: Fail): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { attributes } of page.elements) {
    const { id } = attributes;
    if (id === undefined) continue;
    if (id === '' || /\s/.test(id)) fail(`the id “${id}”`, 'one word');
    if (ids.has(id)) fail(`the id “${id}” twice`, 'each id once');
    ids.add(id);
  }
  return ids;
}

function followReferences(page: Page, ids: ReadonlySet<string>, report: Report, fail: Fail): void {
  for (const { name, attributes } of page.elements) {
    for (const attribute in attributes) {
      if (!REFERENCES.has(attribute)) continue;
      for (const id of attributes[attribute]?.split(/\s+/) ?? []) {
        report.saw();
        if (!ids.has(id)) fail(`${attribute}="${id}" on <${name}>`, 'an element with this id');
      }
    }
  }
}

function resolve(value: string, page: string): Target | null {
  try {
    return value.trim() === '' ? null : targetOf(value, page);
  } catch {
    return null;
  }
}

/** A link to another site has a text and `rel="noopener"`. */
function judgeOutside({ name, attributes }: Element, words: () => string, fail: Fail) {
  const { href = '', rel = '' } = attributes;
  if (name !== 'a') return;
  if (!/^(https?|mailto):/.test(href)) fail(`a link to ${href}`, 'a web address');
  if (!rel.split(/\s+/).includes('noopener')) fail(`a link to ${href}`, 'rel="noopener"');
  if (words() === '') fail(`a link to ${href} without words`, 'words that say where it leads');
}

function missing(path: string, site: Site): string {
  if (!path.endsWith('/') && site.has(`${path}/`)) return `an address that ends in /: ${path}/`;
  return 'an address of a page or file that was built';
}

/** Reports broken links; returns the places on other pages that links lead to. */
function followLinks(
  page: Page,
  ids: ReadonlySet<string>,
  site: Site,
  report: Report,
  fail: Fail,
): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const { element, value } of page.elements.flatMap(addressesOf)) {
    report.saw();
    const target = resolve(value, page.url);
    if (!target) fail(`the link “${value}”`, 'an address');
    else if (target.to !== 'here') judgeOutside(element, () => textOf(page, element), fail);
    else if (!site.has(target.path)) fail(`a link to ${target.path}`, missing(target.path, site));
    else if (target.fragment === '') continue;
    else if (target.path !== page.url) wanted.add(`${target.path}#${target.fragment}`);
    else if (!ids.has(target.fragment)) fail(`a link to #${target.fragment}`, 'such an id');
  }
  return wanted;
}

const OWN = names.origin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const ABSOLUTE = new RegExp(`${OWN}([^\\s"'<>()\\\\]*)`, 'g');
const RELATIVE = /"data":"(\/[^"]*)"/g;

/** Data files, feeds, the sitemap, robots.txt and llms.txt. */
const HOLDS_LINKS =
  /^\/(data\/.*\.json|(.*\/)?feed\.(json|xml)|sitemap.*\.xml|robots\.txt|llms\.txt)$/;

function* addressesIn({ path, text }: TextFile): Generator<string> {
  for (const [, address = ''] of text.matchAll(ABSOLUTE)) yield address === '' ? '/' : address;
  if (path !== routes.serversData()) return;
  for (const [, address = ''] of text.matchAll(RELATIVE)) yield address;
}

export const links: Check<Anchors> = {
  name: 'links',
  promise:
    'every link, anchor and reference by id inside the site exists, also in data files, feeds and the sitemap; links to other sites have words and rel="noopener"',
  things: 'links',

  page(page, site, report) {
    const fail = failing(page.url, report);
    const ids = idsOf(page, fail);
    followReferences(page, ids, report, fail);
    const wanted = followLinks(page, ids, site, report, fail);
    return { ids: Uint32Array.from([...ids], shuffled), wanted: [...wanted].join('\n') };
  },

  file(file, site, report) {
    if (!HOLDS_LINKS.test(file.path)) return undefined;
    for (const address of addressesIn(file)) {
      report.saw();
      const target = targetOf(address.replaceAll('&amp;', '&'), file.path);
      if (target.to !== 'here' || site.has(target.path)) continue;
      failing(file.path, report)(`the address ${address}`, 'a page or file that was built');
    }
    return undefined;
  },

  all(anchors, _site, report) {
    for (const [page, { wanted }] of anchors) {
      for (const place of wanted.split('\n')) {
        if (place === '') continue;
        const at = place.indexOf('#');
        const ids = anchors.get(place.slice(0, at))?.ids;
        if (ids?.includes(shuffled(place.slice(at + 1)))) continue;
        failing(page, report)(`a link to ${place}`, 'an element with this id on that page');
      }
    }
  },
};
