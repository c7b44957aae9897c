import type { Check } from './check.ts';
import { invisibleIn } from './reading/invisible.ts';
import { jsonLd, strings } from './reading/json-ld.ts';
import type { Page } from './reading/page.ts';

const EXPECTED = 'the character written out, as ⟦U+202E⟧ or as a mark';
const FROM = 'src/domain/upstream-text.ts';

function firstIn(values: Iterable<string>): string | null {
  for (const value of values) {
    const found = invisibleIn(value);
    if (found) return found;
  }
  return null;
}

/** What stands behind entities and escapes, which the source does not show. */
function* decoded(page: Page): Generator<string> {
  for (const { text } of page.texts) yield text;
  for (const { attributes } of page.elements) yield* Object.values(attributes);
}

function inPage(page: Page): string | null {
  const escaped = /&(?!(?:amp|lt|gt|quot|apos|#3[49]);)/.test(page.html)
    ? firstIn(decoded(page))
    : null;
  return (
    invisibleIn(page.html) ?? escaped ?? firstIn([...strings(jsonLd(page))].map(([, text]) => text))
  );
}

export const invisible: Check = {
  name: 'invisible',
  promise:
    'no invisible or bidirectional character stands raw in pages, data files, feeds, llms.txt or search records',
  things: 'pages and files',

  page(page, _site, report) {
    report.saw();
    const found = inPage(page);
    if (found) report.fail({ page: page.url, found, expected: EXPECTED, from: FROM });
  },

  file(file, _site, report) {
    if (/\.(css|js|svg)$/.test(file.path)) return;
    report.saw();
    const data = /\.(json|pf_fragment)$/.test(file.path);
    const escaped = data && file.text.includes('\\u');
    const inStrings = escaped ? firstIn([...strings(file.json())].map(([, text]) => text)) : null;
    const found = invisibleIn(file.text) ?? inStrings;
    if (found) report.fail({ page: file.path, found, expected: EXPECTED, from: FROM });
  },
};
