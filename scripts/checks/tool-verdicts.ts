import { verdictsByPath } from '#queries/tool-verdicts.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import type { Check } from './check.ts';
import { pageKind, pageSubject } from './reading/page-kind.ts';
import { serverFile } from './reading/server-file.ts';
import { statedVerdicts } from './reading/stated-verdict.ts';

export const toolVerdicts: Check = {
  name: 'tool-verdicts',
  promise:
    'severity and category are the same everywhere on a tool page, in its JSON-LD, in the data file and in the database',
  things: 'places that state a verdict',

  page(page, site, report) {
    if (pageKind(page.url) !== 'tool') return;
    const known = verdictsByPath(site.catalogue).get(page.url);
    if (!known) return;
    const fail = (place: string, word: string, expected: string) =>
      report.fail({
        page: page.url,
        found: `${place} says ${word}`,
        expected,
        from: 'the database',
      });
    for (const { place, severity, category } of statedVerdicts(page)) {
      report.saw();
      const right = {
        severity: SEVERITY_LABEL[known.severity],
        category: CATEGORY_LABEL[known.category],
      };
      if (severity !== undefined && severity !== right.severity)
        fail(place, severity, right.severity);
      if (category !== undefined && category !== right.category)
        fail(place, category, right.category);
    }
    const { server, tool } = pageSubject(page.url);
    const data = serverFile(site, server).tools.find(({ slug }) => slug === tool);
    report.saw();
    const file = `the data file of ${server}`;
    if (!data) return fail(file, 'nothing of this tool', 'its verdict');
    const { severity, category } = data.assessment;
    if (severity !== known.severity) fail(file, severity, known.severity);
    if (category !== known.category) fail(file, category, known.category);
  },
};
