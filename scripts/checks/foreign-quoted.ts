import { revealInvisible } from '#domain/upstream-text.ts';
import { row, rows } from '#queries/database.ts';
import { memo } from '#queries/memo.ts';
import { verdictAt } from '#queries/tool-verdicts.ts';
import type { Check, Report } from './check.ts';
import {
  around,
  type Element,
  find,
  first,
  ofTag,
  type Page,
  rawText,
  tagTest,
  textOf,
  withClass,
  withTag,
} from './reading/page.ts';
import { pageKind, pageSubject } from './reading/page-kind.ts';
import type { Site } from './reading/site.ts';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const revealed = (text: string): string =>
  oneLine(
    revealInvisible(text)
      .map((piece) => piece.text)
      .join(''),
  );

interface Description {
  readonly description: string | null;
}

/** What others say of each tool of a server, read once for the pages of all of them. */
const descriptions = memo(
  'descriptions of tools',
  (db, server: string): readonly (Description & { readonly slug: string })[] =>
    rows(db, 'SELECT slug, description FROM tool WHERE server = ?', server),
);

/** What others say of a server for which we have no words. */
const ofServer = (site: Site, slug: string) =>
  row<Description>(
    site.catalogue,
    'SELECT iif(summary IS NULL, description, NULL) AS description FROM server WHERE slug = ?',
    slug,
  );

type Fail = (found: string, expected: string) => void;

/** The description as a whole, character for character, in a quotation that names its source. */
function compareQuotation(
  page: Page,
  { description }: Description,
  withSource: boolean,
  fail: Fail,
) {
  const quotations = find(page, withTag('blockquote'));
  if (description === null) {
    if (quotations.length > 0) fail('a quotation', 'none: there is no foreign description');
    return;
  }
  const right = revealed(description);
  const quotation = quotations.find((candidate) => oneLine(rawText(page, candidate)) === right);
  if (!quotation) return fail('no quotation with the whole description', `“${right.slice(0, 80)}”`);
  const figure = around(quotation, withTag('figure'));
  const caption = figure && first(page, withTag('figcaption'), figure);
  if (withSource && !(caption && /Source: \S/.test(textOf(page, caption)))) {
    fail('a quotation without its source', 'its source under it');
  }
}

const CELLS = tagTest(({ attributes }) => attributes['data-label'] === 'What it does');
const SOFT = tagTest(
  ({ name, attributes }) =>
    name === 'span' && /\bblock small soft\b/.test(attributes['class'] ?? ''),
);

/** In a row about a tool without a summary of ours, the words that are shown must be a quotation. */
function compareRow(page: Page, row: Element, fail: Fail): void {
  const excerpt =
    row.name === 'li'
      ? first(page, withTag('p'), row)
      : (first(page, CELLS, row) ?? first(page, SOFT, row));
  if (!excerpt) return;
  const text = textOf(page, excerpt);
  if (/^(The server says: )?“.*”/.test(text)) return;
  fail(`“${text.slice(0, 80)}” in a list`, 'the words of others in quotation marks');
}

/** The address of a tool's page that a tag links to. */
const linkedTool = ofTag(({ name, attributes: { href } }) =>
  name === 'a' && href !== undefined && pageKind(href) === 'tool' ? href : null,
);
const IS_ROW = withTag('li', 'tr');
const IN_SUBSTITUTIONS = withClass('substitutions');
const IN_TOOL_LIST = withClass('tool-list');

function compareRows(page: Page, site: Site, report: Report, fail: Fail): void {
  for (const link of page.elements) {
    const path = linkedTool(link.tag);
    const row = path === null ? undefined : around(link, IS_ROW);
    if (path === null || !row || around(row, IN_SUBSTITUTIONS)) continue;
    if (row.name !== 'tr' && !around(row, IN_TOOL_LIST)) continue;
    const tool = verdictAt(site.catalogue, path);
    if (!tool || tool.summarised === 1 || tool.described === 0) continue;
    report.saw();
    compareRow(page, row, fail);
  }
}

export const foreignQuoted: Check = {
  name: 'foreign-quoted',
  promise: 'text of others is quoted, whole and unchanged, with its source',
  things: 'quotations',

  page(page, site, report) {
    const fail: Fail = (found, expected) =>
      report.fail({ page: page.url, found, expected, from: 'the database' });
    const kind = pageKind(page.url);
    const { server, tool: slug = '' } = pageSubject(page.url);
    if (kind === 'tool') {
      const tool = descriptions(site.catalogue, server).find((tool) => tool.slug === slug);
      report.saw();
      if (tool) compareQuotation(page, tool, true, fail);
    }
    if (kind === 'server') {
      const facts = ofServer(site, server);
      report.saw();
      if (facts) compareQuotation(page, facts, false, fail);
    }
    if (['tool', 'server', 'list of tools', 'name'].includes(kind))
      compareRows(page, site, report, fail);
  },
};
