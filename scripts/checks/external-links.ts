import type { Check } from './check.ts';
import { targetOf } from './reading/links.ts';
import { find, named, textOf } from './reading/page.ts';

export const externalLinks: Check = {
  name: 'external-links',
  promise: 'every link to another site has words and rel="noopener", and leads over https or http',
  things: 'links to other sites',

  page(page, _site, report) {
    for (const link of find(page, named('a'))) {
      const { href, rel = '' } = link.attributes;
      if (href === undefined) continue;
      const target = targetOf(href, page.url);
      if (target.to === 'here') continue;
      report.saw();
      const fail = (found: string, expected: string) =>
        report.fail({ page: page.url, found, expected });
      if (!/^(https?|mailto):/.test(href)) fail(`a link to ${href}`, 'a web address');
      if (!rel.split(/\s+/).includes('noopener')) fail(`a link to ${href}`, 'rel="noopener"');
      if (textOf(page, link) === '')
        fail(`a link to ${href} without words`, 'words that say where it leads');
    }
  },
};
