import type { Check, Report } from './check.ts';
import { type Element, first, named, type Page, textOf } from './reading/page.ts';
import { blocksOf, excerptAround, isTheirs } from './reading/prose.ts';
import { rememberNone } from './reading/remember-none.ts';

/** Punctuation around nothing, or alone. */
const EMPTY = /(?<=^|[\s(])[.,;:!?](?=\s|$)|(?<!\w)\(\s*\)|“\s*”|[,;:]\s+[.,;](?=\s|$)|: *$/g;

const emptyIn = rememberNone((text) => [...text.matchAll(EMPTY)]);

const HOLDS_TEXT = new Set(
  'p li h1 h2 h3 h4 th dt dd summary caption figcaption a button title blockquote strong code'.split(
    ' ',
  ),
);
const SHOWS = named('svg', 'img', 'input', 'select', 'textarea');

/** Elements that a script fills: `data-part` is how it finds them. */
const isFilledLater = ({ attributes }: Element): boolean =>
  attributes['role'] === 'status' ||
  attributes['hidden'] !== undefined ||
  attributes['data-part'] !== undefined;

function hasText(page: Page, { firstText, endText }: Element): boolean {
  for (let at = firstText; at < endText; at += 1)
    if (/\S/.test(page.texts[at]?.text ?? '')) return true;
  return false;
}

function reportEmptyElements(page: Page, report: Report): void {
  for (const element of page.elements) {
    if (!HOLDS_TEXT.has(element.name)) continue;
    report.saw();
    if (hasText(page, element) || isFilledLater(element)) continue;
    if (first(page, SHOWS, element) || element.attributes['aria-label']) continue;
    const near = element.parent ? textOf(page, element.parent).slice(0, 60) : '';
    const found = `an empty <${element.name}> beside “${near}”`;
    report.fail({ page: page.url, found, expected: 'text, or no element' });
  }
}

export const emptyText: Check = {
  name: 'empty-text',
  promise: 'no sentence, quotation, bracket or element is empty',
  things: 'texts',

  page(page, site, report) {
    for (const block of blocksOf(page, site.catalogue)) {
      for (const { 0: text, index } of emptyIn(block.text)) {
        const end = index + text.length;
        if (isTheirs(block, index, end) || text === ':') continue;
        const found = `“${text}” in ${block.place}: ${excerptAround(block, index, end)}`;
        report.fail({ page: page.url, found, expected: 'words' });
      }
    }
    reportEmptyElements(page, report);
  },

  file({ path, text }, _site, report) {
    if (path !== '/feed.xml' && path !== '/feed.json') return;
    for (const [found] of text.matchAll(/<(title|summary)><\/\1>|"(?:title|content_text)":""/g)) {
      report.fail({ page: path, found, expected: 'text, or no element' });
    }
  },
};
