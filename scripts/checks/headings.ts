import type { Check } from './check.ts';
import { find, type Page, textOf } from './reading/page.ts';

const isHeading = ({ name }: { name: string }): boolean => /^h[1-6]$/.test(name);

/** The first heading that is more than one level below the one before it. */
function skipped(levels: readonly number[]): number {
  return levels.findIndex((level, index) => level > (levels[index - 1] ?? 0) + 1);
}

function firstWords(page: Page, index: number): string {
  const heading = find(page, isHeading)[index];
  return heading ? `${heading.name} “${textOf(page, heading).slice(0, 60)}”` : 'no heading';
}

export const headings: Check = {
  name: 'headings',
  promise: 'every page has exactly one h1, and its headings never skip a level',
  things: 'headings',

  page(page, _site, report) {
    const found = find(page, isHeading);
    report.saw(found.length);
    const tops = found.filter(({ name }) => name === 'h1').length;
    if (tops !== 1) report.fail({ page: page.url, found: `${tops} h1`, expected: 'exactly one' });
    const levels = found.map(({ name }) => Number(name.slice(1)));
    const at = skipped(levels);
    if (at < 0) return;
    const before = at === 0 ? 'as the first heading' : `after ${firstWords(page, at - 1)}`;
    report.fail({
      page: page.url,
      found: `${firstWords(page, at)} ${before}`,
      expected: `h${(levels[at - 1] ?? 0) + 1} or a higher heading`,
    });
  },
};
