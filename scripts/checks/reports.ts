import { verdictAt } from '#queries/tool-verdicts.ts';
import { routes } from '#routes';
import { site as names } from '#site';
import { REPORT_FORMS, type ReportForm, reportValue } from '#wording/report.ts';
import type { Check } from './check.ts';
import { ofTag, type Page } from './reading/page.ts';
import { pageKind } from './reading/page-kind.ts';

/** What browsers, mail programs and GitHub all take. */
const LONGEST = 2000;

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

/** Addresses that begin a report, other than the bare one of the issue form. */
const reportOf = ofTag(({ attributes: { href } }) =>
  href?.startsWith('mailto:') || (names.issues !== null && href?.startsWith(`${names.issues}?`))
    ? href
    : null,
);

type Fail = (found: string, expected: string) => void;

/** An issue is opened with a form that the repository has, and values for its fields only. */
function judgeIssue(values: URLSearchParams, fail: Fail): void {
  const template = values.get('template') ?? 'none';
  const form = REPORT_FORMS[template.replace(/\.yml$/, '') as ReportForm];
  if (!form) fail(`the form ${template}`, 'one of .github/ISSUE_TEMPLATE');
  const known = ['template', 'title', ...Object.keys(form?.fields ?? {})];
  const strange = form ? [...values.keys()].filter((key) => !known.includes(key)) : [];
  for (const key of strange) fail(`the field ${key} of ${template}`, known.join(', '));
}

/** The report of a tool page names the tool, its server and the rules of its verdict. */
function judgeVerdict(
  page: Page,
  tool: { readonly server: string; readonly name: string },
  values: URLSearchParams,
  fail: Fail,
): void {
  for (const [field, value] of [
    ['server', tool.server],
    ['tool', reportValue(tool.name)],
  ] as const) {
    const found = values.get(field);
    if (found !== value) fail(`a report with the ${field} “${found}”`, value);
  }
  const given = values.get('rules') ?? '';
  const rules = given.split(', ').filter((rule) => !rule.endsWith('…') && rule !== '');
  const derived = rulesOnPage(page);
  const none = derived.size === 0 && rules.join() === 'none';
  const strange = none ? undefined : rules.find((rule) => !derived.has(rule));
  if (given === '') fail('a report without rules', 'the rules of the verdict, or “none”');
  if (strange !== undefined)
    fail(`the rule “${strange}” in a report`, 'a rule that the page names');
}

export const reports: Check = {
  name: 'reports',
  promise:
    'every link to a report leads to a place that the site names and fills in fields of its form; that of a tool page names the tool, its server and the rules',
  things: 'reports',

  page(page, site, report) {
    const fail: Fail = (found, expected) =>
      report.fail({ page: page.url, found, expected, from: 'src/wording/report.ts' });
    const found = page.elements.flatMap(({ tag }) => reportOf(tag) ?? []);
    const issues = found
      .filter((href) => !href.startsWith('mailto:'))
      .map((href) => new URL(href).searchParams);
    for (const href of found) {
      report.saw();
      if (href.length > LONGEST)
        fail(`an address of ${href.length} characters`, `at most ${LONGEST}`);
      if (href.startsWith('mailto:') && !href.startsWith(`mailto:${names.mail}?`))
        fail(`a mail to ${href.slice(7, 60)}`, `${names.mail ?? 'none'}, as src/site.ts says`);
    }
    for (const values of issues) judgeIssue(values, fail);
    const tool = pageKind(page.url) === 'tool' ? verdictAt(site.catalogue, page.url) : undefined;
    if (!tool || names.issues === null) return;
    const [values] = issues;
    if (values) judgeVerdict(page, tool, values, fail);
    else fail('no link to a report', `a link to ${names.issues}`);
  },
};
