import type { Check } from './check.ts';
import { jsonLd, strings } from './reading/json-ld.ts';
import { first, meta, type Page, textOf, withTag } from './reading/page.ts';
import { blocksOf } from './reading/prose.ts';

/** Keys whose values are words of the vocabulary, addresses or codes, not text. */
const NOT_TEXT = new Set([
  '@context',
  '@type',
  '@id',
  'url',
  'item',
  'inLanguage',
  'image',
  'license',
]);

/** Everything that a reader of the page, or of its entry in a list of results, is shown. */
function shown(page: Page): string {
  const body = first(page, withTag('body'));
  const title = first(page, withTag('title'));
  const texts = [
    body && textOf(page, body),
    title && textOf(page, title),
    meta(page, 'description'),
  ];
  return texts.map((text) => text?.replace(/\s+/g, ' ')).join('\n');
}

export const jsonLdText: Check = {
  name: 'json-ld',
  promise: 'structured data parses and holds no text that is not on the page',
  things: 'texts',

  page(page, site, report) {
    const entries = jsonLd(page);
    if (entries.length === 0) return;
    const blocks = blocksOf(page, site);
    const known = new Set(blocks.map(({ text }) => text));
    let whole: string | undefined;
    const isShown = (text: string): boolean => {
      if (known.has(text)) return true;
      if (blocks.some((block) => block.text.includes(text))) return true;
      whole ??= shown(page);
      return whole.includes(text);
    };
    for (const entry of entries) {
      const type = String(entry['@type']);
      if (entry['@context'] !== 'https://schema.org') {
        report.fail({
          page: page.url,
          found: `${type} without its context`,
          expected: 'schema.org',
        });
      }
      for (const [key, value] of strings(entry)) {
        if (NOT_TEXT.has(key)) continue;
        report.saw();
        if (isShown(value.replace(/\s+/g, ' ').trim())) continue;
        const found = `${key} of ${type}: “${value.slice(0, 120)}”`;
        report.fail({ page: page.url, found, expected: 'text that is on the page' });
      }
    }
  },
};
