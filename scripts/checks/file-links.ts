import { site as names } from '#site';
import type { Check } from './check.ts';
import { targetOf } from './reading/links.ts';

const OWN = names.origin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const ABSOLUTE = new RegExp(`${OWN}([^\\s"'<>()\\\\]*)`, 'g');
const RELATIVE = /"data":"(\/[^"]*)"/g;

function* addresses(path: string, text: string): Generator<string> {
  for (const [, address = ''] of text.matchAll(ABSOLUTE)) yield address === '' ? '/' : address;
  if (path !== '/data/servers.json') return;
  for (const [, address = ''] of text.matchAll(RELATIVE)) yield address;
}

/** Data files, feeds, the sitemap, robots.txt and llms.txt. */
const HOLDS_LINKS =
  /^\/(data\/.*\.json|(.*\/)?feed\.(json|xml)|sitemap.*\.xml|robots\.txt|llms\.txt)$/;

export const fileLinks: Check = {
  name: 'file-links',
  promise: 'every address in data files, feeds, the sitemap, robots.txt and llms.txt exists',
  things: 'addresses',

  file({ path, text }, site, report) {
    if (!HOLDS_LINKS.test(path)) return;
    for (const address of addresses(path, text)) {
      report.saw();
      const target = targetOf(address.replaceAll('&amp;', '&'), path);
      if (target.to !== 'here' || site.has(target.path)) continue;
      const found = `the address ${address}`;
      report.fail({ page: path, found, expected: 'a page or file that was built' });
    }
  },
};
