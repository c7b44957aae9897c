import type { Check } from './check.ts';

export const uniqueIds: Check = {
  name: 'unique-ids',
  promise: 'no id occurs twice on a page',
  things: 'ids',

  page(page, _site, report) {
    const seen = new Set<string>();
    for (const { name, attributes } of page.elements) {
      const { id } = attributes;
      if (id === undefined) continue;
      report.saw();
      if (id === '' || /\s/.test(id)) {
        report.fail({ page: page.url, found: `the id “${id}” on <${name}>`, expected: 'one word' });
      } else if (seen.has(id)) {
        report.fail({ page: page.url, found: `the id “${id}” twice`, expected: 'each id once' });
      }
      seen.add(id);
    }
  },
};
