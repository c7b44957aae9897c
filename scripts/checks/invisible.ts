import type { Check } from './check.ts';
import { jsonLd, strings } from './reading/json-ld.ts';
import type { Page } from './reading/page.ts';

/** Characters that show nothing or turn the reading direction, except the joiner inside an emoji. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not occur
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single characters are meant
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]|(?<!\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}])?)\u200d/u;

/** Runs of anything but plain letters, digits and signs: short in most pages. */
const NOT_PLAIN = /[^\t\n\r -~]+/g;

/** The first invisible or bidirectional character in a text, as `U+202E`, with its surroundings. */
function invisibleIn(text: string): string | null {
  const suspects = text.match(NOT_PLAIN);
  const found = suspects && INVISIBLE.test(suspects.join(' ')) && INVISIBLE.exec(text);
  if (!found) return null;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const before = text.slice(Math.max(0, found.index - 30), found.index).replace(/\s+/g, ' ');
  return `U+${code} after “${before}”`;
}

const EXPECTED = 'the character written out, as ⟦U+202E⟧ or as a mark';
const FROM = 'src/domain/upstream-text.ts';

function firstIn(values: Iterable<string>): string | null {
  for (const value of values) {
    const found = invisibleIn(value);
    if (found) return found;
  }
  return null;
}

/** The characters behind entities and escapes, which the source does not show. */
function* decoded(page: Page): Generator<string> {
  for (const { text } of page.texts) yield text;
  for (const { attributes } of page.elements) yield* Object.values(attributes);
}

function inPage(page: Page): string | null {
  const escaped = page.hasPlainEntities ? null : firstIn(decoded(page));
  return (
    invisibleIn(page.html) ?? escaped ?? firstIn(strings(jsonLd(page)).map(([, text]) => text))
  );
}

export const invisible: Check = {
  name: 'invisible',
  promise:
    'invisible and bidirectional characters are escaped in pages, data files, feeds, llms.txt or search records',
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
    const inStrings = escaped ? firstIn(strings(file.json()).map(([, text]) => text)) : null;
    const found = invisibleIn(file.text) ?? inStrings;
    if (found) report.fail({ page: file.path, found, expected: EXPECTED, from: FROM });
  },
};
