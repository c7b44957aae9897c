import { verdictAt } from '#queries/tool-verdicts.ts';
import { routes } from '#routes';
import { site as names } from '#site';
import type { Check } from './check.ts';
import { first, ofTag, type Page, tagTest } from './reading/page.ts';
import { pageKind } from './reading/page-kind.ts';

/** What GitHub accepts in an address; longer ones are refused. */
const LONGEST = 8000;

const RULE = routes.rule('');

const ruleOf = ofTag(({ attributes: { href } }) =>
  href?.startsWith(RULE) ? href.slice(RULE.length) : null,
);

/** The rules that the page links to. */
function rulesOnPage(page: Page): ReadonlySet<string> {
  const rules = new Set<string>();
  for (const { tag } of page.elements) {
    const rule = ruleOf(tag);
    if (rule !== null) rules.add(rule);
  }
  return rules;
}

const isReport = tagTest(
  ({ attributes }) => attributes['href']?.startsWith(`${names.issues}?`) === true,
);

export const reports: Check = {
  name: 'reports',
  promise:
    '“This is wrong” on a tool page opens a report that names the tool, its server and the rules',
  things: 'reports',

  page(page, site, report) {
    if (names.issues === null || pageKind(page.url) !== 'tool') return;
    const tool = verdictAt(site.catalogue, page.url);
    if (!tool) return;
    report.saw();
    const fail = (found: string, expected: string) =>
      report.fail({ page: page.url, found, expected, from: 'src/wording/tool.ts' });
    const href = first(page, isReport)?.attributes['href'];
    if (href === undefined) return fail('no link to a report', `a link to ${names.issues}`);
    if (href.length > LONGEST)
      fail(`an address of ${href.length} characters`, `at most ${LONGEST}`);
    const lines = new URL(href).searchParams.get('body')?.split('\n') ?? [];
    for (const line of [`Server: ${tool.server}`, `Tool: ${tool.name.toWellFormed()}`]) {
      if (!lines.includes(line)) fail(`a report without “${line}”`, line);
    }
    const rules =
      lines
        .find((line) => line.startsWith('Rules: '))
        ?.slice(7)
        .split(', ') ?? [];
    const derived = rulesOnPage(page);
    const none = derived.size === 0 && rules.join() === 'none';
    const strange = none ? undefined : rules.find((rule) => !derived.has(rule));
    if (rules.length === 0) fail('a report without rules', 'the rules of the verdict, or “none”');
    if (strange !== undefined)
      fail(`the rule “${strange}” in a report`, 'a rule that the page names');
  },
};
