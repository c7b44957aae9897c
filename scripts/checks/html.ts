import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Check } from './check.ts';
import { type PageKind, pageKind, shuffled } from './reading/page-kind.ts';
import { type Choice, isPage } from './reading/site.ts';

/** The same configuration for every page, worked out once: a quarter of the time of a page. */
class OneConfig extends StaticConfigLoader {
  #known: ReturnType<StaticConfigLoader['getConfigFor']> | undefined;

  override getConfigFor(...of: Parameters<StaticConfigLoader['getConfigFor']>) {
    this.#known ??= super.getConfigFor(...of);
    return this.#known;
  }
}

/** The standard, accessibility and the document as a whole, but what axe judges better in a browser. */
const validator = new HtmlValidate(
  new OneConfig({
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
/** One page in fifty is odd; this is more than all pages of the servers described here. */
const MOST_LOOKED_AT = 8_000;

const ordered = new WeakMap<readonly string[], readonly string[]>();

/** The pages in an order that has nothing to do with their addresses, always the same. */
function inOtherOrder(paths: readonly string[]): readonly string[] {
  const known = ordered.get(paths);
  if (known) return known;
  const order = paths.filter(isPage).map((path) => [shuffled(path), path] as const);
  const found = order.sort(([a], [b]) => a - b).map(([, path]) => path);
  ordered.set(paths, found);
  return found;
}

const OF_EACH: Choice = {
  name: 'of each kind',
  of(paths) {
    const taken = new Map<PageKind, number>();
    return new Set(
      inOtherOrder(paths).filter((path) => {
        const kind = pageKind(path);
        const count = taken.get(kind) ?? 0;
        taken.set(kind, count + 1);
        return count < OF_EACH_KIND;
      }),
    );
  },
};

const LOOKED_AT: Choice = {
  name: 'looked at for markup of others',
  of: (paths) => new Set(inOtherOrder(paths).slice(0, MOST_LOOKED_AT)),
};

const isOdd = (page: string): boolean => ODD.test(page.slice(page.indexOf('<main')));

export const html: Check = {
  name: 'html',
  promise: `html-validate finds nothing in ${OF_EACH_KIND} pages of each kind and in pages that show markup of others`,
  things: 'pages',
  choices: [OF_EACH, LOOKED_AT],

  page(page, site, report) {
    const { url } = page;
    if (!site.isIn(OF_EACH, url) && !(site.isIn(LOOKED_AT, url) && isOdd(page.html))) return;
    report.saw();
    for (const { messages } of validator.validateStringSync(page.html, page.url).results) {
      for (const { ruleId, message, selector } of messages) {
        const found = `${message} (${ruleId})${selector ? `, ${selector}` : ''}`;
        report.fail({ page: page.url, found, expected: 'valid HTML' });
      }
    }
  },
};
