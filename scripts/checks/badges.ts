import { DECISIONS } from '#domain/policy/policy.ts';
import { isRefused } from '#domain/policy/strictness.ts';
import { routes } from '#routes';
import { DECISION_LABEL } from '#wording/rule.ts';
import type { Check } from './check.ts';
import { elementTexts } from './machine-files.ts';
import { find, first, type Page, textOf, withId, withTag } from './reading/page.ts';
import { pageKind, pageSubject } from './reading/page-kind.ts';

/** How many rows of the table of tools have a rule that begins so. */
function rowsWith(page: Page, labels: readonly string[]): number {
  const body = first(page, withId('tool-rows'));
  const rules = (body ? find(page, withTag('tr'), body) : []).map((row) => {
    const cell = find(page, withTag('td'), row).at(-1);
    return cell ? textOf(page, cell) : '';
  });
  return rules.filter((rule) => labels.some((label) => rule.startsWith(label))).length;
}

/** What the list of facts says of a term. */
function factOf(page: Page, term: string): string | undefined {
  const name = find(page, withTag('dt')).find((element) => textOf(page, element) === term);
  const value = name?.parent ? first(page, withTag('dd'), name.parent) : undefined;
  return value && textOf(page, value);
}

const REFUSING = DECISIONS.filter(isRefused).map((decision) => DECISION_LABEL[decision]);

/** The numbers and the day in a text, without those of other words. */
function readMessage(message: string) {
  const number = (pattern: RegExp): number =>
    Number((pattern.exec(message)?.[1] ?? '0').replace(',', ''));
  return {
    tools: number(/^([\d,]+) (?:of|tool)/),
    asks: number(/(\d+) asks?\b/),
    refused: number(/(\d+) refused/),
    read: / read (\S+)$/.exec(message)?.[1],
  };
}

export const badges: Check = {
  name: 'badges',
  promise: 'the badge of each server is well formed and says the numbers and the day of its page',
  things: 'badges',

  page(page, site, report) {
    if (pageKind(page.url) !== 'server') return;
    const path = routes.badge(pageSubject(page.url).server);
    if (!site.has(path)) return;
    report.saw();
    const fail = (found: string, expected: string) =>
      report.fail({ page: path, found, expected, from: 'src/wording/badge.ts' });
    const svg = site.read(path).toString('utf8');
    const [, message = ''] = elementTexts(svg, 'text');
    const [title = ''] = elementTexts(svg, 'title');
    if (title === '' || !svg.includes('role="img"')) fail('no title', 'a title for screen readers');
    if (/<(?!\/?(svg|title|rect|path|g|text)\b)|href=|&(?!(amp|lt|gt|quot);)/.test(svg))
      fail('other markup', 'shapes and text only');
    const shown = first(page, ({ attributes }) => attributes['src'] === path);
    if (shown?.attributes['alt'] !== title) fail(`the title “${title}”`, 'the text on its page');
    const last = factOf(page, 'Last read');
    const own = {
      tools: rowsWith(page, ['']),
      asks: rowsWith(page, [DECISION_LABEL.ask]),
      refused: rowsWith(page, REFUSING),
      read: last === 'not recorded' ? undefined : last,
    };
    const said = readMessage(message);
    for (const key of Object.keys(own) as (keyof typeof own)[]) {
      if (said[key] !== own[key])
        fail(`${key}: ${said[key]} in “${message}”`, `${own[key]}, as on the page`);
    }
  },
};
