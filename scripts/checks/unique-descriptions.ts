import type { Check } from './check.ts';
import { meta } from './reading/page.ts';
import { reportShared } from './reading/shared-values.ts';

export const uniqueDescriptions: Check<string> = {
  name: 'unique-descriptions',
  promise: 'every page has a description that no other page has',
  things: 'descriptions',

  page(page, _site, report) {
    report.saw();
    const text = meta(page, 'description')?.trim() ?? '';
    const shared = meta(page, 'og:description') ?? text;
    if (shared !== text) {
      const expected = `the page’s description, “${text}”`;
      report.fail({ page: page.url, found: `og:description “${shared}”`, expected });
    }
    if (text !== '') return text;
    report.fail({ page: page.url, found: 'no description', expected: 'a description' });
    return undefined;
  },

  all(descriptions, _site, report) {
    reportShared(descriptions, 'description', report);
  },
};
