import type { Check } from './check.ts';
import { around, type Element, find, first, named, type Page } from './reading/page.ts';

const ONCE = ['main', 'header', 'footer'] as const;
const SECTIONS = named('article', 'section', 'main', 'aside', 'nav', 'dialog');

/** A header or footer inside an article or section is no landmark of the page. */
const isLandmark = (element: Element): boolean =>
  element.name === 'main' || !around(element, (one) => one !== element && SECTIONS(one));

function counted(page: Page, name: string): number {
  return find(page, named(name)).filter(isLandmark).length;
}

function navigationProblem(page: Page): string | null {
  const navs = find(page, named('nav'));
  if (navs.length === 0) return 'no nav';
  const labels = navs.map(({ attributes }) => attributes['aria-label'] ?? '');
  if (labels.includes('')) return 'a nav without a label';
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  return twice === undefined ? null : `two navs labelled “${twice}”`;
}

function skipLinkProblem(page: Page): string | null {
  const link = first(page, (element) => named('a', 'button', 'input')(element));
  const main = first(page, named('main'));
  const goal = main?.attributes['id'];
  if (goal !== undefined && link?.attributes['href'] === `#${goal}`) return null;
  return `the first link leads to ${link?.attributes['href'] ?? 'nothing'}`;
}

export const landmarks: Check = {
  name: 'landmarks',
  promise:
    'every page says its language and has header, navigation, main part, footer and skip link',
  things: 'pages',

  page(page, _site, report) {
    report.saw();
    const fail = (found: string, expected: string) =>
      report.fail({ page: page.url, found, expected, from: 'src/layout/Page.astro' });
    const lang = first(page, named('html'))?.attributes['lang'];
    if (lang !== 'en') fail(`the language ${lang ?? '(none)'}`, 'lang="en" on <html>');
    for (const name of ONCE) {
      const count = counted(page, name);
      if (count !== 1) fail(`${count} <${name}>`, 'exactly one');
    }
    const navigation = navigationProblem(page);
    if (navigation) fail(navigation, 'navigation, each with a label of its own');
    const skip = skipLinkProblem(page);
    if (skip) fail(skip, 'a first link that leads to the main part');
  },
};
