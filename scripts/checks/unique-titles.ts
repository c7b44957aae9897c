import type { Check } from './check.ts';
import { first, named, textOf } from './reading/page.ts';
import { reportShared } from './reading/shared-values.ts';

export const uniqueTitles: Check<string> = {
  name: 'unique-titles',
  promise: 'every page has a title that no other page has',
  things: 'titles',

  page(page, _site, report) {
    report.saw();
    const title = first(page, named('title'));
    const text = title ? textOf(page, title) : '';
    if (text !== '') return text;
    report.fail({ page: page.url, found: 'no title', expected: 'a title' });
    return undefined;
  },

  all(titles, _site, report) {
    reportShared(titles, 'title', report);
  },
};
