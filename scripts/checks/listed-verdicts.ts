import type { Severity } from '#domain/risk/severity.ts';
import { allAttacks } from '#queries/attacks.ts';
import { type Catalogue, once } from '#queries/database.ts';
import { listServers } from '#queries/servers.ts';
import { verdictsByPath } from '#queries/tool-verdicts.ts';
import { routes } from '#routes';
import { CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import type { Check } from './check.ts';
import { around, type Element, find, first, type Page, textOf, withClass } from './reading/page.ts';

/** The severity that belongs beside a link: of a tool, of a server's worst tool, of an attack. */
const severityByPath = (db: Catalogue): ReadonlyMap<string, Severity> =>
  once(db, 'severity by path', () => {
    const found = new Map<string, Severity>();
    for (const [path, { severity }] of verdictsByPath(db)) found.set(path, severity);
    for (const { slug, worst } of listServers(db)) found.set(routes.server(slug), worst);
    for (const entry of allAttacks(db)) {
      if ('severity' in entry) found.set(routes.attack(entry.slug), entry.severity);
    }
    return found;
  });

const isRow = ({ name }: Element): boolean => name === 'li' || name === 'tr';

function rowLink(page: Page, row: Element): string | undefined {
  const link = first(
    page,
    ({ name, attributes }) => name === 'a' && attributes['href'] !== undefined,
    row,
  );
  return link?.attributes['href'];
}

/** The category that a row states: in its column, or as the first word beside the name. */
function rowCategory(page: Page, row: Element): string | undefined {
  const cell = first(page, ({ attributes }) => attributes['data-label'] === 'Category', row);
  if (cell) return textOf(page, cell);
  const beside = first(page, withClass('soft'), row);
  return beside && /^\w+/.exec(textOf(page, beside))?.[0];
}

export const listedVerdicts: Check = {
  name: 'listed-verdicts',
  promise:
    'every row that shows a severity or category beside a link shows the one of its tool, server or attack',
  things: 'rows',

  page(page, site, report) {
    const known = severityByPath(site.catalogue);
    const tools = verdictsByPath(site.catalogue);
    for (const badge of find(page, withClass('severity'))) {
      const word = textOf(page, badge);
      const tone = /\btone-(\w+)/.exec(badge.attributes['class'] ?? '')?.[1] as Severity;
      const fail = (found: string, expected: string) =>
        report.fail({ page: page.url, found, expected, from: 'the database' });
      if (SEVERITY_LABEL[tone] !== word)
        fail(`the word ${word} in the colour of ${tone}`, 'one severity');
      const row = around(badge, isRow);
      const path = row && rowLink(page, row);
      const severity = path && known.get(path);
      if (!row || !severity) continue;
      report.saw();
      if (word !== SEVERITY_LABEL[severity])
        fail(`${word} beside ${path}`, SEVERITY_LABEL[severity]);
      const tool = tools.get(path);
      if (!tool) continue;
      const category = rowCategory(page, row);
      const right = CATEGORY_LABEL[tool.category];
      const says = Object.values(CATEGORY_LABEL).some((label) => label === category);
      if (says && category !== right) fail(`the category ${category} beside ${path}`, right);
    }
  },
};
