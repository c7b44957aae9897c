import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Check } from './check.ts';
import { type PageKind, pageKind, shuffled } from './reading/page-kind.ts';
import { isPage, type Site } from './reading/site.ts';

/** The standard, accessibility and the document as a whole, but what axe judges better in a browser. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    rules: {
      // Landmarks in panels that are hidden count here; axe looks at those that a person meets.
      'unique-landmark': 'off',
      // A form that works as you type has no button; a list of results is no <select>.
      'wcag/h32': 'off',
      'prefer-native-element': 'off',
      // An aria-label names a group as well as a legend does.
      'wcag/h71': 'off',
      // Scripts come from this site alone.
      'require-sri': 'off',
    },
  }),
);

/** Reading a page takes 40 ms: of each kind so many pages are read, always the same ones. */
const OF_EACH_KIND = 16;
/** Also pages on which text of others looks like markup, or hides something. */
const ODD = /&lt;|invisible-mark/;
const MOST_ODD = 150;

const samples = new WeakMap<Site, ReadonlySet<string>>();

function sampleOf(site: Site): ReadonlySet<string> {
  const known = samples.get(site);
  if (known) return known;
  const order = site.paths.filter(isPage).map((path) => [shuffled(path), path] as const);
  order.sort(([a], [b]) => a - b);
  const taken = new Map<PageKind, number>();
  const sample = new Set<string>();
  for (const [, path] of order) {
    const kind = pageKind(path);
    const count = taken.get(kind) ?? 0;
    if (count < OF_EACH_KIND) sample.add(path);
    taken.set(kind, count + 1);
  }
  samples.set(site, sample);
  return sample;
}

/** How many odd pages this worker has read. */
const odd = new WeakMap<Site, number>();

function isOdd(html: string, site: Site): boolean {
  const read = odd.get(site) ?? 0;
  if (read >= MOST_ODD || !ODD.test(html.slice(html.indexOf('<main')))) return false;
  odd.set(site, read + 1);
  return true;
}

export const html: Check = {
  name: 'html',
  promise: `html-validate finds nothing in ${OF_EACH_KIND} pages of each kind and in pages that show markup of others`,
  things: 'pages',

  page(page, site, report) {
    if (!sampleOf(site).has(page.url) && !isOdd(page.html, site)) return;
    report.saw();
    for (const { messages } of validator.validateStringSync(page.html, page.url).results) {
      for (const { ruleId, message, selector } of messages) {
        const found = `${message} (${ruleId})${selector ? `, ${selector}` : ''}`;
        report.fail({ page: page.url, found, expected: 'valid HTML' });
      }
    }
  },
};
