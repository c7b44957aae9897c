import { routes } from '#routes';
import { site as names } from '#site';
import type { Check, Report } from './check.ts';
import { addressesOf, type Target, targetOf } from './reading/addresses.ts';
import { type Element, ofTag, type Page, textOf } from './reading/page.ts';
import { shuffled } from './reading/page-kind.ts';
import type { Site, TextFile } from './reading/site.ts';

interface Anchors {
  /** Hashes of the ids of the page, in base64: a site of 60,000 pages has five million ids. */
  readonly ids: string;
  /** The ids on other pages that it leads to, one a line, by the paths of these pages. */
  readonly wanted: Readonly<Record<string, string>>;
}

const FROM = 'an address made in src/routes.ts, or prose in content/';

/** Attributes that name other elements of the page by their ids. */
const REFERENCES = new Set(
  'aria-labelledby aria-describedby aria-controls for headers list data-of'.split(' '),
);

const idHash = ofTag(({ id = '' }) => shuffled(id));

type Fail = (found: string, expected: string) => void;

const failing =
  (page: string, report: Report): Fail =>
  (found, expected) =>
    report.fail({ page, found, expected, from: FROM });

function judgeIds(page: Page, fail: Fail): void {
  for (const element of page.elements) {
    const { id } = element.tag;
    if (id === undefined) continue;
    if (id === '' || /\s/.test(id)) fail(`the id “${id}”`, 'one word');
    if (page.byId.get(id) !== element) fail(`the id “${id}” twice`, 'each id once');
  }
}

/** Null for most tags: an empty list for each element of each page would be as many walks over nothing. */
const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length > 0 ? list : null);

const referencesOf = ofTag(({ attributes }) =>
  orNull(
    Object.entries(attributes).flatMap(([attribute, value]) =>
      REFERENCES.has(attribute) ? value.split(/\s+/).map((id) => [attribute, id] as const) : [],
    ),
  ),
);

function followReferences(page: Page, report: Report, fail: Fail): void {
  for (const { tag } of page.elements) {
    for (const [attribute, id] of referencesOf(tag) ?? []) {
      report.saw();
      if (page.byId.has(id)) continue;
      fail(`${attribute}="${id}" on <${tag.name}>`, 'an element with this id');
    }
  }
}

/** Where the addresses of a tag lead; null for one that depends on the page, and for a tag without any. */
const targetsOf = ofTag((tag) =>
  orNull(
    addressesOf(tag).map(({ value }) => ({
      value,
      target: /^(\/|https?:)/.test(value) ? resolve(value, '/') : null,
    })),
  ),
);

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

/** Reports broken links; returns the ids on other pages that links lead to, by paths. */
function followLinks(page: Page, site: Site, report: Report, fail: Fail) {
  const wanted = new Map<string, Set<string>>();
  for (const element of page.elements) {
    for (const { value, target: known } of targetsOf(element.tag) ?? []) {
      report.saw();
      const target = known ?? resolve(value, page.url);
      if (!target) fail(`the link “${value}”`, 'an address');
      else if (target.to !== 'here') judgeOutside(element, () => textOf(page, element), fail);
      else if (!site.has(target.path)) fail(`a link to ${target.path}`, missing(target.path, site));
      else if (target.fragment === '') continue;
      else if (target.path !== page.url) addTo(wanted, target.path, target.fragment);
      else if (!page.byId.has(target.fragment)) fail(`a link to #${target.fragment}`, 'such an id');
    }
  }
  return wanted;
}

function addTo(wanted: Map<string, Set<string>>, path: string, id: string): void {
  const ids = wanted.get(path) ?? new Set();
  wanted.set(path, ids.add(id));
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

/** The numbers of 32 bits in a buffer, which may begin anywhere in its memory. */
const wordsIn = (bytes: Buffer): Uint32Array => new Uint32Array(Uint8Array.from(bytes).buffer);

export const links: Check<Anchors> = {
  name: 'links',
  promise:
    'every link, anchor and reference by id inside the site exists, also in data files, feeds and the sitemap; links to other sites have words and rel="noopener"',
  things: 'links',

  page(page, site, report) {
    const fail = failing(page.url, report);
    judgeIds(page, fail);
    followReferences(page, report, fail);
    const wanted = followLinks(page, site, report, fail);
    const ids = Uint32Array.from(page.byId.values(), ({ tag }) => idHash(tag));
    return {
      ids: Buffer.from(ids.buffer).toString('base64'),
      wanted: Object.fromEntries(
        [...wanted].map(([path, wanted]) => [path, [...wanted].join('\n')]),
      ),
    };
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
    const missingOn = (path: string, ids: string): readonly string[] => {
      const there = wordsIn(Buffer.from(anchors.get(path)?.ids ?? '', 'base64'));
      return ids.split('\n').filter((id) => !there.includes(shuffled(id)));
    };
    /** Pages of one server want the same of others. */
    const known = new Map<string, readonly string[]>();
    for (const [page, { wanted }] of anchors) {
      for (const [path, ids] of Object.entries(wanted)) {
        const key = `${path}#${ids}`;
        const found = known.get(key) ?? missingOn(path, ids);
        known.set(key, found);
        for (const id of found) {
          failing(page, report)(`a link to ${path}#${id}`, 'an element with this id on that page');
        }
      }
    }
  },
};
